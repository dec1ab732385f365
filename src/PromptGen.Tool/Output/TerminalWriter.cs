using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using PromptGen.Core.Display;

namespace PromptGen.Tool.Output;

/// <summary>
/// The one way to the console. Whatever text is written, nothing in it acts on a terminal or a build server: hidden characters and commands in it are shown
/// as escapes. What does act (colours, the workflow commands of <c>--format github</c>) is written by methods of this type alone.
/// </summary>
/// <param name="inner">The stream of the process.</param>
/// <param name="color">A person looks at it, and has not asked for plain text (<c>NO_COLOR</c>).</param>
internal sealed class TerminalWriter(TextWriter inner, bool color) : TextWriter(CultureInfo.InvariantCulture)
{
    private VisibleText _text = LineBeginning();
    private bool _isClosed;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    public override void Write(string? value) => Write((StyledText)value);

    public override void WriteLine() => Write("\n");

    public override void WriteLine(string? value) => Write(value + "\n");

    public void WriteLine(StyledText text) => Write(text + "\n");

    public void Write(StyledText text)
    {
        StringBuilder visible = new();
        foreach ((string piece, Ink? ink) in text.Pieces)
        {
            string? code = color ? CodeOf(ink) : null;
            visible.Append(code);
            _text.Append(visible, piece);
            visible.Append(code is null ? null : "\u001b[0m");
        }

        Send(visible.ToString());
    }

    /// <summary>Writes a whole JSON text; what is escaped in it means the same to its reader.</summary>
    public void WriteJson(string json) => SendLines(VisibleText.Lines(json, EscapeForm.Json));

    /// <summary>Writes a whole page.</summary>
    public void WriteHtml(string html) => SendLines(VisibleText.Lines(html, EscapeForm.Html));

    /// <summary>Writes a workflow command of GitHub on a line of its own.</summary>
    public void WriteWorkflowCommand(string command, IEnumerable<(string Name, string Value)> properties, string message) =>
        SendLines("::" + command + " " + string.Join(',', properties.Select(static property => property.Name + "=" + Property(property.Value))) + "::" + Data(message) + "\n");

    public override void Flush()
    {
        if (!_isClosed)
        {
            inner.Flush();
        }
    }

    private static VisibleText LineBeginning() => new(EscapeForm.Text, keepsLines: true);

    private static string CodeOf(Ink? ink) => ink switch
    {
        Ink.Red => "\u001b[31m",
        Ink.Yellow => "\u001b[33m",
        Ink.Green => "\u001b[32m",
        Ink.Cyan => "\u001b[36m",
        Ink.Bold => "\u001b[1m",
        Ink.Faint => "\u001b[2m",
        _ => "",
    };

    private static string Data(string text) => VisibleText.Line(text)
        .Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);

    private void SendLines(string lines)
    {
        Send(lines);
        _text = LineBeginning();
    }

    private void Send(string text)
    {
        if (_isClosed || text.Length == 0)
        {
            return;
        }

        try
        {
            inner.Write(text);
        }
        catch (IOException exception) when (BrokenPipe.Is(exception))
        {
            // Whoever read the output has seen enough. The command goes on: what it does to files must not depend on its reader.
            _isClosed = true;
        }
    }
}
