using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PromptGen.Core.Tests.Language;

/// <summary>What became of templates that were made up.</summary>
internal sealed class UntrustedFlowTally
{
    private readonly List<string> _harmless = [];
    private int _threw;

    public int Templates { get; set; }

    /// <summary>Refused for another reason than untrusted text, at once or after mending.</summary>
    public int Invalid { get; set; }

    public int Accepted { get; set; }

    /// <summary>Accepted with a fence at each place that was reported.</summary>
    public int Mended { get; set; }

    public int Renderings { get; private set; }

    /// <summary>Refused for untrusted text, and rendered as it was.</summary>
    public int Refused { get; private set; }

    /// <summary>Of <see cref="Refused"/>, those of which no rendering had a mark outside a fence.</summary>
    public int Harmless => _harmless.Count;

    /// <summary>Renderings with a mark, inside a fence.</summary>
    public int Fenced { get; private set; }

    public void AddRendering(bool isRendered, bool hasMark)
    {
        Renderings++;
        _threw += isRendered ? 0 : 1;
        Fenced += hasMark ? 1 : 0;
    }

    /// <param name="harmless">The template, if no rendering of it had a mark outside a fence.</param>
    public void AddRefused(string? harmless)
    {
        Refused++;
        if (harmless is not null)
        {
            _harmless.Add(harmless);
        }
    }

    public void Add(UntrustedFlowTally other)
    {
        Templates += other.Templates;
        Invalid += other.Invalid;
        Accepted += other.Accepted;
        Mended += other.Mended;
        Renderings += other.Renderings;
        Fenced += other.Fenced;
        Refused += other.Refused;
        _threw += other._threw;
        _harmless.AddRange(other._harmless);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Templates} templates: {Invalid} invalid, {Accepted} accepted, {Mended} accepted with fences where they were refused; {Renderings} renderings, {_threw} threw, {Fenced} with marks, all inside fences; of {Refused} refused ones that were rendered, {Harmless} wrote no mark, the shortest of them:\n")
        + string.Join("\n---\n", _harmless.OrderBy(static text => text.Length).Take(40));
}
