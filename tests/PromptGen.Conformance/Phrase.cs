using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PromptGen.Conformance;

/// <summary>A piece of a generated template with the choices that made it: texts with a phrase between each two.</summary>
/// <param name="Symbol">What the grammar calls it.</param>
/// <param name="Texts">One more than there are children.</param>
internal sealed record Phrase(string Symbol, IReadOnlyList<string> Texts, IReadOnlyList<Phrase> Children)
{
    public string Text => Append(new StringBuilder()).ToString();

    /// <summary>The same with another child.</summary>
    public Phrase With(int index, Phrase child) => this with { Children = [.. Children.Select((former, at) => at == index ? child : former)] };

    /// <summary>The outermost phrases of a symbol inside this one.</summary>
    public IEnumerable<Phrase> Inside(string symbol) =>
        Children.SelectMany(child => child.Symbol == symbol ? [child] : child.Inside(symbol));

    private StringBuilder Append(StringBuilder target)
    {
        target.Append(Texts[0]);
        for (int i = 0; i < Children.Count; i++)
        {
            Children[i].Append(target).Append(Texts[i + 1]);
        }

        return target;
    }
}
