using BenchmarkDotNet.Running;
using DigitalTrade.Access.Benchmarks;

switch (args)
{
    case ["profile", ..]:
        Profile.Run();
        break;
    case ["peers", ..]:
        await Peers.RunAsync().ConfigureAwait(false);
        break;
    case ["scale", ..]:
        Scale.Run();
        break;
    case ["all", ..]:
        await Peers.RunAsync().ConfigureAwait(false);
        Scale.Run();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Profile).Assembly).Run(args);
        break;
}
