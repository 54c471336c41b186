using System.Diagnostics;
using System.Text;
using DigitalTrade.Access.Register.Records;

namespace DigitalTrade.Access.Web.Tests.Registering;

/// <summary>The service as a process of its own, that can be killed.</summary>
internal sealed class WebProcess : IDisposable
{
    private readonly Process process;

    private WebProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        Client = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public static async Task<WebProcess> StartAsync(string rules, string database, params string[] settings)
    {
        var program = typeof(AccessWeb).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0", "--Access:RuleFolders:0", rules, "--Access:Database", database, .. settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        var process = Process.Start(start)!;
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new StringBuilder();
        void Hear(object _, DataReceivedEventArgs line)
        {
            lock (said) said.AppendLine(line.Data);
            const string Mark = "Now listening on: ";
            if (line.Data?.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var at) address.TrySetResult(new(line.Data[(at + Mark.Length)..].Trim()));
        }

        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Task.WhenAny(address.Task, process.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(60)));
        if (address.Task.IsCompletedSuccessfully) return new(process, await address.Task);
        if (!process.HasExited) process.Kill();
        lock (said) throw new InvalidOperationException($"the service did not start: {said}");
    }

    /// <summary>Asks once; the entry when it was answered and kept, null when it was not answered.</summary>
    public static async Task<EntryId?> AskAsync(HttpClient client, int number)
    {
        try
        {
            using var content = new StringContent($$"""{"asOf": "2025-03-01", "activities": ["miit:B11"], "foreignShare": {{number % 1000 / 10m}}}""", Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri("/v1/determinations", UriKind.Relative), content);
            await answer.Content.ReadAsByteArrayAsync();
            return answer.IsSuccessStatusCode && EntryId.TryParse(answer.Headers.GetValues("Register-Id").Single(), out var id) ? id : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => process.Kill();

    /// <summary>SIGTERM, as a supervisor stops it; its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
