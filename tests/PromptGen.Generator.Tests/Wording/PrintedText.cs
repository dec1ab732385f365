using System.Collections.Generic;
using System.Linq;

namespace PromptGen.Generator.Tests.Wording;

/// <summary>A text that a reader sees as one: a message, a documentation element, a paragraph, or a cell of a table.</summary>
/// <param name="Path">The file that contains it, from the root of the repository.</param>
/// <param name="Text">The text in one line, with code replaced by <see cref="Code"/>.</param>
/// <param name="LineStarts">The lines of the file that it is made from, each with the offset in <paramref name="Text"/> where it begins.</param>
internal sealed record PrintedText(string Path, string Text, IReadOnlyList<(int Offset, int Line)> LineStarts)
{
    /// <summary>Replaces code inside a text: names are not words, and a sentence around them is still checked.</summary>
    public const string Code = "`x`";

    public static PrintedText InOneLine(string path, int line, string text) => new(path, text, [(0, line)]);

    public IEnumerable<string> Findings(IEnumerable<ForbiddenPhrase> phrases) =>
        from phrase in phrases
        from match in phrase.Pattern.Matches(Text)
        select $"{Path}:{LineAt(match.Index)}: \"{match.Value.Trim()}\" (style rule {phrase.StyleRule}): {phrase.Instead}";

    private int LineAt(int offset) => LineStarts.Last(start => start.Offset <= offset).Line;
}
