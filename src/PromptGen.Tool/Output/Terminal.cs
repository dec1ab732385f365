using System;
using System.IO;
using System.Text;

namespace PromptGen.Tool.Output;

/// <summary>Where a command writes: results to one stream, problems and progress to the other.</summary>
/// <param name="Color">A person looks at it, and has not asked for plain text (<c>NO_COLOR</c>).</param>
/// <param name="Width">Of a line that a person sees at once.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool Color, bool ErrorColor, int Width)
{
    /// <summary>A person sees the results, in lines of <see cref="Width"/>; others get whole lines.</summary>
    public bool Wraps { get; init; }

    /// <summary>The same of problems and progress.</summary>
    public bool ErrorWraps { get; init; }

    // Tables in files and pipes are not cut; they only have to stop somewhere.
    private const int RedirectedWidth = 200;

    public static Terminal OfProcess()
    {
        // Machines that read what we write expect UTF-8 whatever the code page of the console is.
        UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
        bool plain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(
            Writer(Console.OpenStandardOutput(), utf8),
            Writer(Console.OpenStandardError(), utf8),
            !plain && !Console.IsOutputRedirected,
            !plain && !Console.IsErrorRedirected,
            Console.IsOutputRedirected ? RedirectedWidth : Math.Max(40, Console.WindowWidth))
        {
            Wraps = !Console.IsOutputRedirected,
            // Both streams go to one terminal, whose width the other one tells.
            ErrorWraps = !Console.IsErrorRedirected && !Console.IsOutputRedirected,
        };
    }

    public string Paint(Ink ink, string text) => Color ? Paint(text, ink) : text;

    public string PaintError(Ink ink, string text) => ErrorColor ? Paint(text, ink) : text;

    private static string Paint(string text, Ink ink) => "\u001b[" + ink switch
    {
        Ink.Red => "31",
        Ink.Yellow => "33",
        Ink.Green => "32",
        Ink.Cyan => "36",
        Ink.Bold => "1",
        _ => "2",
    } + "m" + text + "\u001b[0m";

    private static StreamWriter Writer(Stream stream, Encoding encoding) => new(stream, encoding) { NewLine = "\n", AutoFlush = true };
}

/// <summary>How a piece of text stands out.</summary>
internal enum Ink
{
    Faint,
    Bold,
    Red,
    Yellow,
    Green,
    Cyan,
}
