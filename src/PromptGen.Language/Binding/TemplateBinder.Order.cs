using System.Collections.Generic;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary>Partials inside expressions: one that assigns names changes what is read after it, so its place in the order of evaluation counts.</summary>
internal sealed partial class TemplateBinder
{
    private static bool Includes(BoundExpression expression) => expression.Size.Includes;

    /// <summary>Whether a partial inside the expression assigns the name, or is the one that is being bound, which is about to.</summary>
    private bool Assigns(BoundExpression expression, string name)
    {
        Stack<BoundExpression> pending = new([expression]);
        while (pending.Count > 0)
        {
            BoundExpression next = pending.Pop();
            if (!Includes(next))
            {
                continue;
            }

            if (next is BoundIncludeText { Include.Partial: var partial } && (partial.AssignsTo.Contains(name) || _frames.Exists(frame => frame.Partial == partial)))
            {
                return true;
            }

            foreach (BoundExpression child in BoundChildren.Of(next))
            {
                pending.Push(child);
            }
        }

        return false;
    }

    private BoundError ReportOrder(SyntaxNode node) => Report(
        DiagnosticRules.UnsupportedConstruct, node, TextOf(node), "assign what the partial writes to a name before; here, the names that it assigns could be read too early");
}
