using System;
using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;

namespace PromptGen.Analyzers.Texts;

/// <summary>The pieces of one text that the code puts together in one place: an interpolation, a concatenation, a builder's calls.</summary>
internal sealed class ComposedText
{
    private const char Hole = '\uFFFC';

    private readonly StringBuilder _content = new();
    private readonly List<(string Text, Location Location)> _pieces = [];
    private readonly HashSet<SyntaxNode> _known = [];

    /// <param name="whole">The expression that is the text, or nothing where pieces are added call by call.</param>
    public ComposedText(Location? whole)
    {
        Whole = whole;
    }

    public Location? Whole { get; }

    public bool HasHoles { get; private set; }

    public IReadOnlyList<(string Text, Location Location)> Pieces => _pieces;

    public bool IsEmpty => _pieces.Count == 0;

    public int Words { get; private set; }

    /// <summary>With those of labels.</summary>
    public int AllWords { get; private set; }

    public int Lines { get; private set; }

    public bool HasPlaceholder { get; private set; }

    /// <summary>Speaks to the model: even two words of such a text are instructions.</summary>
    public bool AddressesModel { get; private set; }

    public bool IsQuestion => _pieces.Count > 0 && TextMeasure.Of(_pieces[_pieces.Count - 1].Text).IsQuestion;

    /// <summary>What comes next stands behind a colon.</summary>
    public bool EndsInLabel
    {
        get
        {
            int last = _content.Length - 1;
            while (last >= 0 && _content[last] is ' ' or '"' or '\'' or '`')
            {
                last--;
            }

            return last >= 0 && _content[last] is ':' or '=' or '：';
        }
    }

    /// <summary>All pieces so far, with something that stands for each hole.</summary>
    public string Content => _content.ToString();

    /// <summary>Where to report the text: the expression, or the first piece that says something.</summary>
    public Location Anchor
    {
        get
        {
            if (Whole is not null)
            {
                return Whole;
            }

            Location? first = null;
            foreach ((string text, Location location) in _pieces)
            {
                TextMeasure measure = TextMeasure.Of(text);
                if (measure.Words > 1 && !measure.IsLabel && (first is null || location.SourceSpan.Start < first.SourceSpan.Start))
                {
                    first = location;
                }
            }

            return first ?? _pieces[0].Location;
        }
    }

    public void AddHole()
    {
        HasHoles = true;
        _content.Append(Hole);
    }

    /// <param name="syntax">The piece itself; a piece counts once, however often the search comes by.</param>
    /// <param name="location">What to report where the text has no place of its own.</param>
    public void Add(string text, SyntaxNode syntax, Location location)
    {
        if (!_known.Add(syntax))
        {
            return;
        }

        TextMeasure measure = TextMeasure.Of(text);
        _pieces.Add((text, location));
        _content.Append(text);
        AllWords += measure.Words;
        Words += measure.IsLabel ? 0 : measure.Words;
        Lines += measure.Lines - 1;
        HasPlaceholder |= measure.HasPlaceholder;
        AddressesModel |= text.TrimStart().StartsWith("You ", StringComparison.OrdinalIgnoreCase);
    }
}
