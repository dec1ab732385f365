using System;
using System.Collections.Generic;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary>The uses of names in a message and its partials, declared or not: enough to show how to declare one.</summary>
internal sealed class UsedShapes
{
    private readonly Dictionary<string, UsedShape> _shapes = new(StringComparer.Ordinal);

    private UsedShapes()
    {
    }

    public static UsedShapes Of(IEnumerable<BlockSyntax> texts)
    {
        UsedShapes shapes = new();
        foreach (BlockSyntax text in texts)
        {
            shapes.Visit(text);
        }

        return shapes;
    }

    /// <summary>A declaration under <c>variables</c> that fits what is done with the name: <c>orders: string[]</c>.</summary>
    public string Declaration(string name) => name + ": " + Shape(name).Declaration();

    /// <summary>Whether the name is used as more than a string.</summary>
    public bool IsComposite(string name) => Shape(name).IsComposite;

    private UsedShape Shape(string name)
    {
        if (!_shapes.TryGetValue(name, out UsedShape? shape))
        {
            _shapes.Add(name, shape = new UsedShape());
        }

        return shape;
    }

    private void Visit(BlockSyntax? block)
    {
        foreach (StatementSyntax statement in block?.Statements ?? [])
        {
            Visit(statement);
        }
    }

    private void Visit(StatementSyntax statement)
    {
        switch (statement)
        {
            case ExpressionStatementSyntax { Expression: AssignmentSyntax assignment }:
                Visit(assignment.Value);
                break;
            case ExpressionStatementSyntax output:
                Visit(output.Expression)?.BeWritten();
                break;
            case IfSyntax conditional:
                VisitCondition(conditional.Condition);
                Visit(conditional.Then);
                Visit(conditional.Else);
                break;
            case CaseSyntax choice:
                Visit(choice.Value);
                foreach (WhenSyntax when in choice.Whens)
                {
                    VisitAll(when.Values);
                    Visit(when.Body);
                }

                Visit(choice.Else);
                break;
            case ForSyntax loop:
                VisitFor(loop);
                break;
            case WhileSyntax loop:
                VisitCondition(loop.Condition);
                Visit(loop.Body);
                break;
            case CaptureSyntax capture:
                Visit(capture.Body);
                break;
            case WithSyntax with:
                Visit(with.Target);
                Visit(with.Body);
                break;
            case FunctionSyntax function:
                Visit(function.Body);
                break;
            case ReturnSyntax { Value: { } value }:
                Visit(value);
                break;
        }
    }

    private void VisitFor(ForSyntax loop)
    {
        UsedShape? source = Visit(loop.Source);
        string item = loop.Variable.Name;
        bool isHidden = _shapes.TryGetValue(item, out UsedShape? hidden);
        _shapes[item] = source is null ? new UsedShape() : source.Items;
        Visit(loop.Body);
        if (isHidden)
        {
            _shapes[item] = hidden!;
        }
        else
        {
            _shapes.Remove(item);
        }

        Visit(loop.Else);
    }

    private void VisitAll(IReadOnlyList<ExpressionSyntax> expressions)
    {
        foreach (ExpressionSyntax expression in expressions)
        {
            Visit(expression);
        }
    }

    /// <returns>The known uses of the value; null if it is not the value of a name or of a member of one.</returns>
    private UsedShape? Visit(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case NameSyntax name:
                return Shape(name.Name);
            case ParenthesizedSyntax parenthesized:
                return Visit(parenthesized.Expression);
            case MemberSyntax member:
                return VisitMember(Visit(member.Target), member.Member.Name);
            case EmptyTestSyntax test:
                Visit(test.Target);
                return null;
            case IndexSyntax index:
                UsedShape? target = Visit(index.Target);
                Visit(index.Index);
                return index.Index is LiteralSyntax { Kind: LiteralKind.String } key ? target?.Member(key.Text) : target?.Items;
            case UnarySyntax { Operation: TokenKind.Exclamation } not:
                VisitCondition(not.Operand);
                return null;
            case UnarySyntax unary:
                Visit(unary.Operand)?.Be("number");
                return null;
            case BinarySyntax binary:
                return VisitBinary(binary);
            case ConditionalSyntax conditional:
                VisitCondition(conditional.Condition);
                Visit(conditional.Then);
                Visit(conditional.Else);
                return null;
            case PipeSyntax pipe:
                return VisitPipe(Visit(pipe.From), pipe.To);
            case CallSyntax { Arguments.Count: > 0 } call:
                UsedShape? first = Visit(call.Arguments[0]);
                return VisitCall(first, call.Target, call.Arguments, 1);
            case ArraySyntax array:
                VisitAll(array.Items);
                return null;
            case ObjectSyntax made:
                foreach (ObjectMemberSyntax member in made.Members)
                {
                    Visit(member.Value);
                }

                return null;
            case InterpolatedSyntax interpolated:
                VisitAll(interpolated.Parts);
                return null;
            case NamedArgumentSyntax { Value: { } value }:
                return Visit(value);
            default:
                return null;
        }
    }

    /// <summary>Both strings and lists have a size.</summary>
    private static UsedShape? VisitMember(UsedShape? target, string name) => name == "size" ? null : target?.Member(name);

    private void VisitCondition(ExpressionSyntax condition)
    {
        UsedShape? shape = Visit(condition);
        if (condition is NameSyntax or MemberSyntax && shape is { IsComposite: false })
        {
            shape.BeCondition();
        }
    }

    private UsedShape? VisitBinary(BinarySyntax binary)
    {
        bool joins = binary.Operation.Kind is TokenKind.AmpersandAmpersand or TokenKind.PipePipe;
        if (joins)
        {
            VisitCondition(binary.Left);
            VisitCondition(binary.Right);
            return null;
        }

        UsedShape? left = Visit(binary.Left);
        UsedShape? right = Visit(binary.Right);
        if (binary.Operation.Kind is TokenKind.QuestionQuestion or TokenKind.QuestionExclamation)
        {
            return left;
        }

        bool isArithmetic = binary.Operation.Kind is TokenKind.Minus or TokenKind.Asterisk or TokenKind.Slash or TokenKind.SlashSlash or TokenKind.Percent;
        left?.Be(TypeBeside(binary.Right, isArithmetic));
        right?.Be(TypeBeside(binary.Left, isArithmetic));
        return null;
    }

    private static string? TypeBeside(ExpressionSyntax other, bool isArithmetic) => other switch
    {
        LiteralSyntax { Kind: LiteralKind.String } => "string",
        LiteralSyntax { Kind: LiteralKind.Integer } => "integer",
        LiteralSyntax => "number",
        NameSyntax { Name: "true" or "false" } => "boolean",
        _ => isArithmetic ? "number" : null,
    };

    private UsedShape? VisitPipe(UsedShape? from, ExpressionSyntax to) => to switch
    {
        CallSyntax call => VisitCall(from, call.Target, call.Arguments, 0),
        UnarySyntax not => VisitPipe(from, not.Operand),
        PipeSyntax pipe => VisitPipe(VisitPipe(from, pipe.From), pipe.To),
        _ => VisitCall(from, to, [], 0),
    };

    private UsedShape? VisitCall(UsedShape? argument, ExpressionSyntax target, IReadOnlyList<ExpressionSyntax> others, int from)
    {
        for (int i = from; i < others.Count; i++)
        {
            Visit(others[i]);
        }

        if (target is not MemberSyntax { Target: NameSyntax library, Member: { Name: var function } } || argument is null)
        {
            return null;
        }

        switch (library.Name)
        {
            case "array":
                return VisitList(argument, function, others.Count > from ? others[from] : null);
            case "string" or "regex" or "html" or "prompt":
                argument.Be("string");
                return null;
            case "math":
                argument.Be("number");
                return null;
            case "date":
                argument.Be("date-time");
                return null;
            default:
                return null;
        }
    }

    private static UsedShape? VisitList(UsedShape list, string function, ExpressionSyntax? argument)
    {
        UsedShape items = list.Items;
        UsedShape? member = function is "map" or "sort" && argument is LiteralSyntax { Kind: LiteralKind.String } name ? items.Member(name.Text) : null;
        return function switch
        {
            "first" or "last" => items,
            "sort" or "reverse" or "limit" or "offset" or "uniq" or "compact" or "filter" => list,
            "map" when member is not null => ListOf(member),
            _ => null,
        };
    }

    private static UsedShape ListOf(UsedShape items) => new(items);
}
