using System;
using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace PromptGen.Releases.Tests;

/// <summary>The web server, serving a folder of a publication over a socket file, as its packages configure it but for the places.</summary>
internal sealed class Nginx : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly string _folder;
    private Process? _process;

    private Nginx(string folder) => _folder = folder;

    public string Socket => Path.Combine(_folder, "s");

    /// <param name="served">The folder with the state.</param>
    public static async Task<Nginx> StartAsync(string served)
    {
        Nginx nginx = new(Directory.CreateTempSubdirectory("nginx-").FullName);
        File.WriteAllText(nginx.Configuration, Configure(nginx._folder, served));
        try
        {
            await nginx.StartAsync();
            return nginx;
        }
        catch
        {
            nginx.Dispose();
            throw;
        }
    }

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo("nginx", ["-c", Configuration, "-p", _folder, "-e", Path.Combine(_folder, "error.log")]) { UseShellExecute = false })!;
        Stopwatch watch = Stopwatch.StartNew();
        while (!await IsListeningAsync())
        {
            if (_process.HasExited || watch.Elapsed > Limit)
            {
                throw new InvalidOperationException("nginx did not start: " + File.ReadAllText(Path.Combine(_folder, "error.log")));
            }

            await Task.Delay(5);
        }
    }

    /// <summary>Ends it at once, with the connections that are open.</summary>
    public void Stop()
    {
        if (_process is not { } process)
        {
            return;
        }

        using Process stop = Process.Start(new ProcessStartInfo("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))!;
        stop.WaitForExit();
        process.WaitForExit();
        process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private string Configuration => Path.Combine(_folder, "nginx.conf");

    private static string Configure(string folder, string served) => $$"""
        daemon off;
        user root;
        worker_processes 2;
        pid {{folder}}/pid;
        events { worker_connections 64; }
        http {
          types { application/json json; }
          default_type application/octet-stream;
          access_log off;
          client_body_temp_path {{folder}}/body;
          proxy_temp_path {{folder}}/proxy;
          fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi;
          scgi_temp_path {{folder}}/scgi;
          sendfile on;
          gzip on;
          gzip_types application/json application/octet-stream;
          server {
            listen unix:{{folder}}/s;
            root {{served}};
          }
        }
        """;

    private async Task<bool> IsListeningAsync()
    {
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
