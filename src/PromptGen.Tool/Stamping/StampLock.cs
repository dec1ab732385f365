using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
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
        string path = PathOf(project);
        long start = Stopwatch.GetTimestamp();
        bool told = false;
        while (true)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                return new StampLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
            }
            catch (IOException) when (File.Exists(path))
            {
                if (Stopwatch.GetElapsedTime(start) >= patience)
                {
                    throw new ToolFailure(
                        DiagnosticRules.AnotherStampRuns, "", patience.TotalSeconds.ToString(CultureInfo.InvariantCulture), path);
                }
            }
            catch (Exception exception) when ((exception is IOException or UnauthorizedAccessException) && path != Elsewhere(project))
            {
                // A folder that cannot be written must not keep a rollback from being made.
                path = Elsewhere(project);
                continue;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new ToolFailure(DiagnosticRules.FileNotWritten, path, path, exception.Message.TrimEnd('.') + ".", "Nothing was changed.");
            }

            if (!told)
            {
                terminal.Error.WriteLine("Waiting for another promptgen command that is writing these prompts...");
                told = true;
            }

            Thread.Sleep(Pause);
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>In the project's <c>obj</c>, which is no source and is the same for everybody who works on this checkout.</summary>
    private static string PathOf(PromptProject project) =>
        project.ProjectFile is not null ? Path.Combine(project.Directory, "obj", "promptgen.lock") : Elsewhere(project);

    private static string Elsewhere(PromptProject project)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(project.PromptFolder));
        return Path.Combine(Path.GetTempPath(), "promptgen-" + Convert.ToHexString(hash, 0, 8) + ".lock");
    }
}
