using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Flow;

internal sealed partial class TextFlow
{
    /// <summary>The text of a rendered prompt arrives at a sink: as it was rendered, or changed.</summary>
    private void ReportRendered(IOperation read, IOperation? rendered, FlowPath path)
    {
        if (path.Edit is { } edit)
        {
            _findings.Add(new TextFinding(FindingKind.Edited, null, edit, path));
        }
        else if (!KeepsIdentity(rendered))
        {
            _findings.Add(new TextFinding(FindingKind.Reduced, null, read.Syntax.GetLocation(), path));
        }
    }

    /// <summary>Whether the member does something else with the prompt than take its text, such as passing it or its identity on.</summary>
    private bool KeepsIdentity(IOperation? rendered)
    {
        if (rendered is null)
        {
            return true;
        }

        rendered = Operations.WithoutConversions(rendered);
        if (rendered is not ILocalReferenceOperation local)
        {
            // A parameter, field or property: whoever has the prompt has its identity.
            return rendered is not IInvocationOperation;
        }

        if (MemberRoot.Of(local.Syntax) is not { } root || _code.OperationOf(root, _cancellationToken) is not { } member)
        {
            return true;
        }

        foreach (IOperation operation in member.DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation other && SymbolEqualityComparer.Default.Equals(other.Local, local.Local) && !IsTextOnly(other))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTextOnly(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IPropertyReferenceOperation property => property.Property.Name is "Text" or "Messages",
        IInvocationOperation call => call.TargetMethod.Name is "ToString",
        IAssignmentOperation assignment => ReferenceEquals(assignment.Target, reference),
        IInterpolationOperation or IBinaryOperation => true,
        _ => false,
    };

    private static bool IsTextOfRendered(IPropertyReferenceOperation property) => property.Property.Name is "Text" && Rendered.IsRendered(property.Property.ContainingType);

    /// <summary>The prompt that a text was taken from: directly, or from one of its messages.</summary>
    private static IOperation? PromptOf(IOperation? source)
    {
        for (int depth = 0; source is not null && depth < 8; depth++)
        {
            source = Operations.WithoutConversions(source);
            if (source.Type is { Name: "RenderedPrompt" })
            {
                return source;
            }

            source = source switch
            {
                IPropertyReferenceOperation property => property.Instance,
                IInvocationOperation call => call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null),
                _ => null,
            };
        }

        return null;
    }

    /// <summary>A change to a text is one only where a rendered text comes in; the search remembers the outermost.</summary>
    private static FlowPath Editing(IOperation edit, FlowPath path) => path.Edit is null ? path with { Edit = edit.Syntax.GetLocation() } : path;

    private static bool Edits(IInvocationOperation invocation) =>
        invocation.TargetMethod.ContainingType is { SpecialType: SpecialType.System_String }
        && invocation.TargetMethod.Name is not ("ToString" or "Clone" or "AsSpan" or "AsMemory" or "ToCharArray" or "Copy" or "Intern");
}
