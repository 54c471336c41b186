using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Web.Callers;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Web;

/// <summary>Runs the service; what keeps it from starting is told in plain words, with the exit codes of the command line.</summary>
internal static class Running
{
    private const int Failure = 1;
    private const int PacksInvalid = 3;
    private const int Usage = 64;

    public static async Task<int> RunAccessAsync(this WebApplication app)
    {
        try
        {
            // Before anything is made that would fail on a wrong setting in its own words.
            _ = app.Services.GetRequiredService<IOptions<CallerOptions>>().Value;
            await app.RunAsync();
            return 0;
        }
        catch (PacksInvalidException e)
        {
            return await Say(PacksInvalid, e.Message);
        }
        catch (OptionsValidationException e)
        {
            return await Say(Usage, ["the settings under `Access` do not hold:", .. e.Failures]);
        }
        catch (InvalidOperationException e) when (e.Source == "Microsoft.Extensions.Configuration.Binder")
        {
            return await Say(Usage, "the settings under `Access` cannot be read:", e.Message);
        }
        catch (IOException e)
        {
            return await Say(Failure, e.Message);
        }
    }

    private static async Task<int> Say(int exit, params string[] lines)
    {
        await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, lines));
        return exit;
    }
}
