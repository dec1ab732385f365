using System;
using System.IO;
using System.Text;

namespace PromptGen.Tool.Output;

/// <summary>Where a command writes: results to one stream, problems and progress to the other.</summary>
/// <param name="width">Of a line that a person sees at once.</param>
internal sealed class Terminal(TerminalWriter output, TerminalWriter error, int width)
{
    // Tables in files and pipes are not cut; they only have to stop somewhere.
    private const int RedirectedWidth = 200;

    public TerminalWriter Out { get; } = output;

    public TerminalWriter Error { get; } = error;

    public int Width { get; } = width;

    /// <summary>A person sees the results, in lines of <see cref="Width"/>; others get whole lines.</summary>
    public bool Wraps { get; init; }

    /// <summary>The same of problems and progress.</summary>
    public bool ErrorWraps { get; init; }

#pragma warning disable RS0030 // The one place that opens the console.
    public static Terminal OfProcess()
    {
        bool plain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(
            Writer(Console.OpenStandardOutput(), !plain && !Console.IsOutputRedirected),
            Writer(Console.OpenStandardError(), !plain && !Console.IsErrorRedirected),
            Console.IsOutputRedirected ? RedirectedWidth : Math.Max(40, Console.WindowWidth))
        {
            Wraps = !Console.IsOutputRedirected,
            // Both streams go to one terminal, whose width the other one tells.
            ErrorWraps = !Console.IsErrorRedirected && !Console.IsOutputRedirected,
        };
    }
#pragma warning restore RS0030

    // Machines that read what we write expect UTF-8 whatever the code page of the console is.
    private static TerminalWriter Writer(Stream stream, bool color) =>
        new(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = true }, color);
}
