using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace PromptGen.Releases.Tests;

/// <summary>The program that renders without a pause, and all that it has printed.</summary>
internal sealed class ReleasedProcess : IDisposable
{
    // Never reached but where something is wrong: the machine may be busy.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _lines = [];

    public ReleasedProcess(params string[] arguments)
        : this(isNewer: false, arguments)
    {
    }

    /// <param name="isNewer">A later build, whose triage needs one value more.</param>
    public ReleasedProcess(bool isNewer, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(Programs.Folder, isNewer ? "NewerReleasedProgram.dll" : "ReleasedProgram.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, received) =>
        {
            if (received.Data is { } line)
            {
                lock (_lines)
                {
                    _lines.Add(line);
                }
            }
        };
        _process.BeginOutputReadLine();
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public IReadOnlyList<ServedRequest> Served => [.. Lines.Where(static line => line.StartsWith("served ", StringComparison.Ordinal)).Select(ServedRequest.Read)];

    /// <summary>What the program itself rendered of the versions that it holds, outside of all releases.</summary>
    public IReadOnlyList<ServedRequest> Known => [.. Lines.Where(static line => line.StartsWith("known ", StringComparison.Ordinal)).Select(ServedRequest.Read)];

    /// <param name="from">The first line that counts.</param>
    public async Task WaitForLineAsync(Func<string, bool> isIt, string what, int from = 0)
    {
        Stopwatch watch = Stopwatch.StartNew();
        for (int read = from; ; await Task.Delay(5))
        {
            bool hasExited = _process.HasExited;
            lock (_lines)
            {
                for (; read < _lines.Count; read++)
                {
                    if (isIt(_lines[read]))
                    {
                        return;
                    }
                }
            }

            if (watch.Elapsed > Limit || hasExited)
            {
                throw new TimeoutException((hasExited ? "The program ended" : "A minute passed") + " without " + what + ". It said: " + string.Join('\n', Lines.Where(static line => !line.StartsWith("served", StringComparison.Ordinal)).TakeLast(20)));
            }
        }
    }

    public Task WaitForEventAsync(string text) =>
        WaitForLineAsync(line => line.StartsWith("event ", StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal), "an event with '" + text + "'");

    /// <summary>Waits until a request was served with a version on a channel.</summary>
    public Task WaitForAsync(string id, string version, string channel = "stable") => WaitForLineAsync(
        line => line.StartsWith("served " + id + " " + version + " ", StringComparison.Ordinal) && line.Contains(" " + channel + " ", StringComparison.Ordinal),
        "a request for " + id + " " + version + " " + channel);

    /// <summary>Ends it at once, whatever it is doing.</summary>
    public void Kill()
    {
        _process.Kill();

        // Without a limit: then all of its output has come.
        _process.WaitForExit();
    }

    public void End()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit((int)Limit.TotalMilliseconds))
        {
            Kill();
        }

        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
