using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PromptGen.Tests.Releases;

/// <summary>Answers with exactly the bytes it is given.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public RawServer()
    {
        _listener.Start();
        Address = new Uri("http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture) + "/");
        _ = Task.Run(RunAsync);
    }

    public Uri Address { get; }

    public ConcurrentDictionary<string, string> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Null: none.</summary>
    public string? Answer { get; set; }

    /// <summary>From the request to the answer, instead of <see cref="Answer"/>.</summary>
    public Func<string, string?>? Respond { get; set; }

    /// <summary>A state or a pack as a good server gives it.</summary>
    public static string Ok(string body, string tag) =>
        "HTTP/1.1 200 OK\r\nContent-Length: " + Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture) + "\r\nETag: " + tag + "\r\nConnection: close\r\n\r\n" + body;

    public string LastRequest { get; set; } = "";

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                NetworkStream stream = client.GetStream();
                byte[] request = new byte[8192];
                int count = await stream.ReadAsync(request, _stop.Token);
                LastRequest = Encoding.ASCII.GetString(request, 0, count);
                string path = LastRequest.Split(' ')[1];
                if ((Answers.TryGetValue(path, out string? answer) ? answer : Respond is { } respond ? respond(LastRequest) : Answer) is { } text)
                {
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(text), _stop.Token);
                }
                else
                {
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client went, or it is over.
        }
    }
}
