using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using PromptGen.Rollouts;

namespace PromptGen;

/// <summary>Reads whole streams up to a limit, so the author of a state cannot exhaust the memory of its readers.</summary>
internal static class LimitedRead
{
    /// <summary>The limit of a state in signed envelopes, which take four bytes for three.</summary>
    public const int StateBytes = 2 * ReleaseLimits.StateBytes;

    /// <summary>The limit of a pack in a signed envelope.</summary>
    public const int PackBytes = (ReleaseLimits.PackBytes / 3 * 4) + ReleaseLimits.EnvelopeOverheadBytes;

    private const int StepBytes = 64 * 1024;

    /// <summary>Reads a file that others may replace meanwhile.</summary>
    /// <exception cref="PromptReleaseSourceException">It is longer, or empty, or not a file.</exception>
    public static byte[] FileAt(string path, int limit)
    {
#if NET8_0_OR_GREATER
        FileInfo target = File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
#else
        FileInfo target = new(path);
#endif
        if (target.Length == 0)
        {
            // Before it is opened: whoever opens a pipe waits for its writer, without end. Pipes and devices have no length.
            throw new PromptReleaseSourceException("The file " + path + " is empty, or it is a pipe or a device.");
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return All(file, limit, path);
    }

    /// <param name="name">The name of the stream, for the exception.</param>
    /// <exception cref="PromptReleaseSourceException">It is longer.</exception>
    public static byte[] All(Stream stream, int limit, string name)
    {
        using MemoryStream content = new();
        byte[] step = new byte[StepBytes];
        for (int count = stream.Read(step, 0, step.Length); count > 0; count = stream.Read(step, 0, step.Length))
        {
            Append(content, step, count, limit, name);
        }

        return content.ToArray();
    }

    /// <inheritdoc cref="All"/>
    public static async Task<byte[]> AllAsync(Stream stream, int limit, string name, CancellationToken cancellation)
    {
        using MemoryStream content = new();
        byte[] step = new byte[StepBytes];
        while (true)
        {
#if NET8_0_OR_GREATER
            int count = await stream.ReadAsync(step, cancellation).ConfigureAwait(false);
#else
            int count = await stream.ReadAsync(step, 0, step.Length, cancellation).ConfigureAwait(false);
#endif
            if (count == 0)
            {
                return content.ToArray();
            }

            Append(content, step, count, limit, name);
        }
    }

    private static void Append(MemoryStream content, byte[] step, int count, int limit, string name)
    {
        if (content.Length + count > limit)
        {
            throw new PromptReleaseSourceException(name + " has more than " + ReleaseText.Count(limit) + " bytes, which is the limit.")
            {
                Code = PromptRejectionCode.TooLarge,
            };
        }

        content.Write(step, 0, count);
    }
}
