using System;
using System.Collections.Generic;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary>Where the names of a message are assigned: tells which of them keep their value from a place on.</summary>
internal sealed class AssignmentPlaces
{
    private readonly Dictionary<string, int> _ends = new(StringComparer.Ordinal);

    private AssignmentPlaces()
    {
    }

    public static AssignmentPlaces Of(BlockSyntax message, IEnumerable<BlockSyntax> partials)
    {
        AssignmentPlaces places = new();
        places.Add(message, repeats: false);
        foreach (BlockSyntax partial in partials)
        {
            places.Add(partial, repeats: true);
        }

        return places;
    }

    /// <summary>Whether no assignment of the name can run once a statement of the message begins.</summary>
    public bool AreAllBefore(string name, int start) => !_ends.TryGetValue(name, out int end) || end <= start;

    private void Add(BlockSyntax? block, bool repeats)
    {
        foreach (StatementSyntax statement in block?.Statements ?? [])
        {
            Add(statement, repeats);
        }
    }

    private void Add(StatementSyntax statement, bool repeats)
    {
        switch (statement)
        {
            case ExpressionStatementSyntax { Expression: AssignmentSyntax { Target: NameSyntax name } }:
                Note(name, statement, repeats);
                break;
            case CaptureSyntax capture:
                Add(capture.Body, repeats);
                if (capture.Target is NameSyntax target)
                {
                    Note(target, statement, repeats);
                }

                break;
            case IfSyntax conditional:
                Add(conditional.Then, repeats);
                Add(conditional.Else, repeats);
                break;
            case CaseSyntax choice:
                foreach (WhenSyntax when in choice.Whens)
                {
                    Add(when.Body, repeats);
                }

                Add(choice.Else, repeats);
                break;
            case ForSyntax loop:
                Add(loop.Body, repeats: true);
                Add(loop.Else, repeats);
                break;
            case WhileSyntax loop:
                Add(loop.Body, repeats: true);
                break;
            case WithSyntax with:
                Add(with.Body, repeats);
                break;
            case FunctionSyntax function:
                Add(function.Body, repeats: true);
                break;
        }
    }

    private void Note(NameSyntax name, StatementSyntax statement, bool repeats)
    {
        int end = repeats ? int.MaxValue : statement.End;
        _ends[name.Name] = _ends.TryGetValue(name.Name, out int known) ? Math.Max(known, end) : end;
    }
}
