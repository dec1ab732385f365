using System.Collections.Immutable;
using System.Linq;

namespace PromptGen.Tool.Output;

/// <summary>Text of which pieces stand out. It says what is meant; the codes for it are the <see cref="TerminalWriter"/>'s.</summary>
internal readonly struct StyledText
{
    private readonly ImmutableArray<(string Text, Ink? Ink)> _pieces;

    private StyledText(ImmutableArray<(string Text, Ink? Ink)> pieces) => _pieces = pieces;

    public ImmutableArray<(string Text, Ink? Ink)> Pieces => _pieces.IsDefault ? [] : _pieces;

    public static StyledText In(Ink? ink, string text) => new([(text, ink)]);

    public static implicit operator StyledText(string? text) => text is null ? default : In(null, text);

    public static StyledText operator +(StyledText left, StyledText right) => new([.. left.Pieces, .. right.Pieces]);

    public override string ToString() => string.Concat(Pieces.Select(static piece => piece.Text));
}
