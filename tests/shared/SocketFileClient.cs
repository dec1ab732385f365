using System.Net;
using System.Net.Http;
using System.Net.Sockets;

namespace PromptGen.Tests;

/// <summary>A client of a server that listens on a socket file: no test needs a port of the machine.</summary>
internal static class SocketFileClient
{
    public static HttpClient Create(string socketFile) => new(CreateHandler(socketFile, DecompressionMethods.All));

    public static HttpMessageHandler CreateHandler(string socketFile, DecompressionMethods decompression) => new SocketsHttpHandler
    {
        AutomaticDecompression = decompression,
        ConnectCallback = async (_, cancellation) =>
        {
            Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketFile), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
