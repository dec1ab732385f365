using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace PromptGen.Tests.Releases.Updates;

/// <summary>Two prompts, a source in memory, a folder, and what was said.</summary>
public abstract class UpdateFixture : IDisposable
{
    private protected TestPrompt Triage { get; } = new("triage");

    private protected TestPrompt Other { get; } = new("other");

    private protected MemorySource Source { get; } = new();

    private protected ConcurrentQueue<PromptReleaseEvent> Events { get; } = new();

    private protected string Folder { get; } = Directory.CreateTempSubdirectory("promptgen-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected PromptReleases Releases(Action<PromptReleasesOptions>? configure = null)
    {
        PromptReleasesOptions options = new()
        {
            Source = Source, Prompts = { Triage.Prompt, Other.Prompt }, OnEvent = Events.Enqueue, PollInterval = TimeSpan.FromHours(1), ReadTimeout = TimeSpan.FromMilliseconds(200),
        };
        configure?.Invoke(options);
        return new PromptReleases(options);
    }

    private protected static async Task PutAsync(PromptReleases releases, MemorySource source, string state)
    {
        source.Put(state);
        await releases.RefreshAsync();
    }

    private protected string Serve(PromptReleases releases, TestPrompt? prompt = null, string? key = null)
    {
        using PromptScope scope = releases.Begin(new PromptContext { Key = key });
        RenderedPrompt rendered = (prompt ?? Triage).Render();
        return rendered.Identity.Version + " " + rendered.Identity.Channel;
    }

    private protected PromptReleaseEvent[] Said(PromptReleaseEventKind kind) => [.. Events.Where(what => what.Kind == kind)];

    private protected static async Task UntilAsync(Func<bool> isSo, string what)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!isSo())
        {
            if (waited.Elapsed > TimeSpan.FromMinutes(1))
            {
                throw new TimeoutException("A minute passed without " + what + ".");
            }

            await Task.Delay(5);
        }
    }
}
