using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace DigitalTrade.Access.Web.Tests;

/// <summary>An HTTP/1.1 exchange whose body is sent in pieces while the answer is read, which the client library does not do.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient client = new();
    private readonly StreamReader reader;

    private RawConnection(Uri address)
    {
        client.Connect(address.Host, address.Port);
        Stream = client.GetStream();
        reader = new(Stream, Encoding.UTF8);
    }

    public NetworkStream Stream { get; }

    public static async Task<RawConnection> PostAsync(Uri address, string path, string mediaType)
    {
        var connection = new RawConnection(address);
        await connection.Stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: {mediaType}\r\nTransfer-Encoding: chunked\r\n\r\n"));
        return connection;
    }

    public async Task SendAsync(string text, CancellationToken cancellation = default)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        await Stream.WriteAsync(Encoding.ASCII.GetBytes(bytes.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"), cancellation);
        await Stream.WriteAsync(bytes, cancellation);
        await Stream.WriteAsync("\r\n"u8.ToArray(), cancellation);
    }

    public async Task EndAsync() => await Stream.WriteAsync("0\r\n\r\n"u8.ToArray());

    /// <summary>The next line of the answer that is JSON; chunk sizes and headers are passed over.</summary>
    public async Task<string> ReadJsonLineAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith('{')) return line;
        }

        throw new EndOfStreamException("the answer ended");
    }

    public void Dispose()
    {
        reader.Dispose();
        client.Dispose();
    }
}
