using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Stamping;

/// <summary>Keeps two stamps of one project from running at once: the second waits.</summary>
/// <remarks>
/// A file that is open to one process alone. The system closes it when a process ends, however it ends, so that nobody has to
/// remove a stale lock. The file stays: removing it would let a third process lock another file of the same name.
/// </remarks>
internal sealed class StampLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private StampLock(FileStream file)
    {
        _file = file;
    }

    /// <exception cref="ToolFailure">The other one takes too long, or there can be no lock here.</exception>
    public static StampLock Take(PromptProject project, Terminal terminal) => Take(project, terminal, Patience);

    public static StampLock Take(PromptProject project, Terminal terminal, TimeSpan patience)
    {
        Exception? obstacle = null;
        foreach (string path in LockFile.Paths(project))
        {
            try
            {
                return Take(path, terminal, patience);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A folder that cannot be written must not keep a rollback from being made.
                obstacle = exception;
            }
        }

        throw new ToolFailure(DiagnosticRules.FileNotWritten, "", "promptgen.lock", obstacle!.Message.TrimEnd('.') + ".", "Nothing was changed.");
    }

    public void Dispose() => _file.Dispose();

    private static StampLock Take(string path, Terminal terminal, TimeSpan patience)
    {
        long start = Stopwatch.GetTimestamp();
        bool told = false;
        while (true)
        {
            try
            {
                return new StampLock(LockFile.Open(path));
            }
            catch (IOException exception) when (LockFile.IsHeld(path, exception))
            {
                if (Stopwatch.GetElapsedTime(start) >= patience)
                {
                    throw new ToolFailure(
                        DiagnosticRules.AnotherStampRuns, "", patience.TotalSeconds.ToString(CultureInfo.InvariantCulture), path);
                }
            }

            if (!told)
            {
                terminal.Error.WriteLine("Waiting for another promptgen command that is writing these prompts...");
                told = true;
            }

            Thread.Sleep(Pause);
        }
    }
}
