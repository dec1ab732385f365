using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace SupportDesk.Demo;

/// <summary>This program once more, as a server on a free port. It ends when this is disposed, or when the demonstration dies.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private const int LinesKept = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("It ended at once:\n" + string.Join('\n', _output)));
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static async Task<ChildProgram> StartAsync(string name, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (!Environment.ProcessPath!.Contains("SupportDesk", StringComparison.Ordinal))
        {
            start.ArgumentList.Add(typeof(ChildProgram).Assembly.Location);
        }

        foreach (string argument in (string[])[name, ParentProcess.Option, "--urls", "http://127.0.0.1:0", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        ChildProgram child = new(new Process { StartInfo = start, EnableRaisingEvents = true });
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        child.Address = await child._address.Task.WaitAsync(Patience);
        return child;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (_output.Count > LinesKept)
        {
            _output.TryDequeue(out _);
        }

        int at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0)
        {
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
    }
}
