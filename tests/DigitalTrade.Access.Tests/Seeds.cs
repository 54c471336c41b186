using System.Runtime.ExceptionServices;

namespace DigitalTrade.Access.Tests;

/// <summary>The same seeds on every run, so that a build never fails by chance; the long proofs go further along the same row.</summary>
internal static class Seeds
{
    public static void Each(Action<int> test, int iter = 100, int threads = -1)
    {
        try
        {
            Parallel.For(0, iter, new() { MaxDegreeOfParallelism = threads }, i => test(Of(i)));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    // Knuth's multiplicative hash: neighbours in the row are far apart.
    private static int Of(int index) => (int)(((index + 1) * 2_654_435_761L) & int.MaxValue);
}
