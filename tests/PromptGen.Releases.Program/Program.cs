using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PromptGen;
using PromptGen.Tests;

namespace ReleasedProgram;

/// <summary>
/// Renders without a pause, and prints a line for each request: what a test sees of an application from outside. It ends with its input.
/// Arguments: <c>--file PATH</c> or <c>--url ADDRESS</c> with <c>--socket PATH</c> where the server listens on a socket file, <c>--poll MILLISECONDS</c>, <c>--kept FOLDER</c>, <c>--pause MILLISECONDS</c>,
/// <c>--key FILE</c>.
/// </summary>
internal static class Program
{
    private const string Body = "The invoice of March was charged twice.";

    private static readonly BlockingCollection<string> Lines = [];

    private static async Task Main(string[] arguments)
    {
        PromptReleasesOptions options = new()
        {
            Source = Argument(arguments, "--url") is { } url
                ? new HttpPromptReleaseSource(Client(Argument(arguments, "--socket")), new Uri(url))
                : new FilePromptReleaseSource(Argument(arguments, "--file")!),
            Environment = "production",
            PollInterval = Milliseconds(arguments, "--poll", 50),
            ReadTimeout = TimeSpan.FromSeconds(5),
            LastKnownGoodFolder = Argument(arguments, "--kept"),
            OnEvent = static happened => Lines.Add("event " + happened.Kind + " " + happened.Message.ReplaceLineEndings(" ")),
        };
        if (Argument(arguments, "--key") is { } key)
        {
            options.TrustedKeys.Add(File.ReadAllText(key));
        }

        foreach (ReleasablePrompt prompt in PromptCatalog.Releasable)
        {
            options.Prompts.Add(prompt);
        }

        Thread writing = new(Write) { IsBackground = true };
        writing.Start();
        foreach (string version in ServedPrompts.TriageVersions)
        {
            Lines.Add("known " + Show(ServedPrompts.Triage(PromptVersion.Parse(version), Body)));
        }

        foreach (string version in (string[])["2026-03-12.1", "2026-03-15.1"])
        {
            Lines.Add("known " + Show(SummaryPrompt.RenderVersion(PromptVersion.Parse(version), Body)));
        }

        using PromptReleases releases = new(options);
        using CancellationTokenSource ended = new();
        _ = Task.Run(() =>
        {
            // Whoever started this process has gone, or wants it to end.
            while (Console.In.Read() >= 0)
            {
            }

            ended.Cancel();
        });
        await releases.StartAsync(ended.Token);
        Lines.Add("started");
        TimeSpan pause = Milliseconds(arguments, "--pause", 2);
        for (int request = 0; !ended.IsCancellationRequested; request++)
        {
            Serve(releases, request);
            Thread.Sleep(pause);
        }
    }

    private static HttpClient Client(string? socket) => socket is null ? new HttpClient() : SocketFileClient.Create(socket);

    private static void Serve(PromptReleases releases, int request)
    {
        try
        {
            using PromptScope scope = releases.Begin(new PromptContext { Key = request.ToString(CultureInfo.InvariantCulture) });
            Lines.Add("served " + Show(ServedPrompts.Triage(Body)));
            Lines.Add("served " + Show(SummaryPrompt.Render(Body)));
        }
        catch (Exception exception)
        {
            Lines.Add("failed " + exception.ToString().ReplaceLineEndings(" "));
        }
    }

    /// <summary>Id, version, hash of the version, hash of the text, channel, and when.</summary>
    private static string Show(RenderedPrompt rendered)
    {
        StringBuilder text = new();
        foreach (PromptMessage message in rendered.Messages)
        {
            text.Append(message.Role).Append(':').Append(message.Text).Append('\n');
        }

        PromptIdentity identity = rendered.Identity;
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
        return string.Join(' ', identity.Id, identity.Version, identity.Hash, hash, identity.Channel, Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture));
    }

    private static void Write()
    {
        using Stream output = Console.OpenStandardOutput();
        using StreamWriter writer = new(output) { AutoFlush = true, NewLine = "\n" };
        foreach (string line in Lines.GetConsumingEnumerable())
        {
            writer.WriteLine(line);
        }
    }

    private static TimeSpan Milliseconds(string[] arguments, string name, int otherwise) =>
        TimeSpan.FromMilliseconds(Argument(arguments, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise);

    private static string? Argument(string[] arguments, string name)
    {
        int index = Array.IndexOf(arguments, name);
        return index >= 0 ? arguments[index + 1] : null;
    }
}
