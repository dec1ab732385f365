using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

internal sealed partial class TemplateBinder
{
    // Loops are inside each other: what begins and ends one takes no part of the stack at each level.
    private BoundFor? BindFor(ForSyntax syntax)
    {
        OpenLoop open = BeginFor(syntax);
        open.Body = BindBlock(syntax.Body);
        BeginElse(open);
        open.Else = syntax.Else is null ? null : BindBlock(syntax.Else);
        return EndFor(syntax, open);
    }

    private OpenLoop BeginFor(ForSyntax syntax)
    {
        BoundExpression source = BindExpression(syntax.Source);
        (BoundExpression? offset, BoundExpression? limit, bool reversed) = BindLoopOptions(syntax);
        if (RefuseCaptured(syntax.Source, source))
        {
            source = BoundError.Instance;
        }

        if (source.Type is { Kind: TemplateTypeKind.Object, IsPair: false } && MembersOf(source) is { } members)
        {
            source = members;
        }

        TemplateType item = ItemTypeOf(syntax, source);
        if (!CanBeItem(syntax.Variable) || syntax.Variable.Name is "for" or "while" or "true" or "false" or "null" or "this" or "date")
        {
            Report(DiagnosticRules.ReservedWord, syntax.Variable, syntax.Variable.Name);
        }

        foreach (PartialFrame frame in _frames)
        {
            frame.Partial.HasLoops = true;
        }

        _depth++;
        LocalSymbol symbol = new(syntax.Variable.Name, LocalKind.LoopItem, item, _depth)
        {
            IsPlain = PlainLists.Contain(source),
            AssignedBefore = _assigned.Mark,
            EndsWithLoop = EndsWithLoop(source),
        };
        OpenLoop open = new(source, symbol, new LoopSymbol(_depth) { ItemType = item }, _assigned.Mark, _reachable) { Offset = offset, Limit = limit, Reversed = reversed };
        _loops.Push(open.Loop);
        Declare(symbol);
        return open;
    }

    private TemplateType ItemTypeOf(ForSyntax syntax, BoundExpression source)
    {
        switch (source.Type.Kind)
        {
            case TemplateTypeKind.Array:
                return source.Type.Items ?? TemplateType.Error;
            case TemplateTypeKind.String or TemplateTypeKind.Enum:
                return TemplateType.String with { IsCharacter = true };
            case TemplateTypeKind.Null or TemplateTypeKind.Error:
                return TemplateType.Error;
            default:
                Report(DiagnosticRules.NotIterable, syntax.Source, TextOf(syntax.Source), source.Type.Describe());
                return TemplateType.Error;
        }
    }

    private void BeginElse(OpenLoop open)
    {
        Remove(open.Item);
        _assigned.TakeSince(open.Mark);
        _reachable = open.IsReachable;
        open.Loop.InElse = true;
    }

    private BoundFor? EndFor(ForSyntax syntax, OpenLoop open)
    {
        _loops.Pop();
        _depth--;
        _assigned.TakeSince(open.Mark);
        _reachable = open.IsReachable;
        BoundExpression source = open.Source;
        if (source.Type.Kind is TemplateTypeKind.Null or TemplateTypeKind.Error)
        {
            return null;
        }

        if (open.Loop.HasBreak && _callsInLists && !PlainLists.Contain(source))
        {
            Report(
                DiagnosticRules.UnsupportedConstruct, Head(syntax, "for"), open.Loop.HasReturn ? "ret" : "break",
                "loop over the list itself, and apply the function to each item; the language loses the jump when it calls the function for the next item");
        }

        _leavesLoops |= source.Type.Kind == TemplateTypeKind.Array && open.Loop.HasBreak && !PlainLists.Contain(source);
        source = source.Type.Kind == TemplateTypeKind.Enum ? ToText(source) : source;

        // The items of a list that is written empty have no type. It still is a loop around what stands in its `else`.
        bool isTyped = open.Item.Type.Kind != TemplateTypeKind.Error;
        LocalSymbol item = isTyped ? open.Item : new LocalSymbol(syntax.Variable.Name, LocalKind.LoopItem, TemplateType.String, open.Item.Depth);
        return new BoundFor(item, open.Loop, source, isTyped ? open.Body : BoundBlock.Empty, open.Else)
        {
            Offset = open.Offset,
            Limit = open.Limit,
            Reversed = open.Reversed,
            Place = Place(syntax),
        };
    }

    /// <summary>A loop whose blocks are being bound.</summary>
    /// <param name="mark">The mark of the names that have a value before the loop.</param>
    private sealed class OpenLoop(BoundExpression source, LocalSymbol item, LoopSymbol loop, int mark, bool isReachable)
    {
        public BoundExpression Source { get; } = source;

        public LocalSymbol Item { get; } = item;

        public LoopSymbol Loop { get; } = loop;

        public int Mark { get; } = mark;

        public bool IsReachable { get; } = isReachable;

        public BoundExpression? Offset { get; init; }

        public BoundExpression? Limit { get; init; }

        public bool Reversed { get; init; }

        public BoundBlock Body { get; set; } = BoundBlock.Empty;

        public BoundBlock? Else { get; set; }
    }

    /// <summary>Any name, and <c>$name</c>, but no argument of a partial.</summary>
    private static bool CanBeItem(NameSyntax name) => !name.IsLocal || (name.Name.Length > 1 && !char.IsDigit(name.Name[1]));

    private (BoundExpression? Offset, BoundExpression? Limit, bool Reversed) BindLoopOptions(ForSyntax syntax)
    {
        BoundExpression? offset = null;
        BoundExpression? limit = null;
        bool reversed = false;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (NamedArgumentSyntax option in syntax.Options)
        {
            string name = option.Name.Name;
            bool known = name is "offset" or "limit" ? option.Value is not null : name == "reversed" && option.Value is null;
            if (!known || !seen.Add(name))
            {
                Report(DiagnosticRules.UnexpectedToken, option, TextOf(option), "the options of a loop are `offset:n`, `limit:n` and `reversed`, each once");
                continue;
            }

            if (option.Value is null)
            {
                reversed = true;
                continue;
            }

            BoundExpression value = BindExpression(option.Value);
            if (value.Type is not { Kind: TemplateTypeKind.Integer, Nullable: false } and not { Kind: TemplateTypeKind.Error })
            {
                Report(DiagnosticRules.WrongType, option.Value, name + ":", value.Type.Describe(), "an integer");
                continue;
            }

            if (name == "offset" && limit is not null && (Includes(limit) || Includes(value)))
            {
                ReportOrder(option);
                continue;
            }

            value = Int32(option.Value, value);
            if (name == "offset")
            {
                offset = value;
            }
            else
            {
                limit = value;
            }
        }

        return (offset, limit, reversed);
    }

    private BoundWhile BindWhile(WhileSyntax syntax)
    {
        foreach (PartialFrame frame in _frames)
        {
            frame.Partial.HasLoops = true;
        }

        _depth++;
        _conditional++;
        BoundExpression condition = BindCondition(syntax.Condition);
        _conditional--;
        LoopSymbol loop = new(_depth) { IsWhile = true };
        int mark = _assigned.Mark;
        bool reachable = _reachable;
        _loops.Push(loop);
        BoundBlock body = BindBlock(syntax.Body);
        _loops.Pop();
        _depth--;
        _assigned.TakeSince(mark);
        _reachable = reachable;
        return new BoundWhile(loop, condition, body) { Place = Place(syntax) };
    }

    private BoundExpression BindLoopMember(MemberSyntax syntax, bool isWhile)
    {
        string word = isWhile ? "while" : "for";
        LoopSymbol? loop = _loops.FirstOrDefault(candidate => candidate.IsWhile == isWhile);
        if (loop is null || loop.Depth <= Scope?.Depth || (_frames.Count > 0 && loop.Depth < _frames[_frames.Count - 1].Depth))
        {
            return Report(DiagnosticRules.OutsideLoop, syntax, word + "." + syntax.Member.Name);
        }

        LoopMember? member = syntax.Member.Name switch
        {
            "index" => LoopMember.Index,
            "first" => LoopMember.First,
            "even" => LoopMember.Even,
            "odd" => LoopMember.Odd,
            "rindex" when !isWhile => LoopMember.ReverseIndex,
            "length" when !isWhile => LoopMember.Length,
            "last" when !isWhile => LoopMember.Last,
            "changed" when !isWhile => LoopMember.Changed,
            _ => null,
        };
        if (member is null)
        {
            string[] known = isWhile
                ? ["index", "first", "even", "odd"]
                : ["index", "rindex", "length", "first", "last", "even", "odd", "changed"];
            return Report(DiagnosticRules.UnknownMember, syntax.Member, word, syntax.Member.Name, Suggest(syntax.Member.Name, known));
        }

        if (loop.InElse)
        {
            return member == LoopMember.Length
                ? new BoundConstant(TemplateType.Integer, 0L)
                : Report(DiagnosticRules.OutsideLoop, syntax, word + "." + syntax.Member.Name);
        }

        if (member == LoopMember.Changed)
        {
            if (loop.ItemType is { Kind: TemplateTypeKind.Array or TemplateTypeKind.Object } or { MayBeInteger: true })
            {
                return Report(DiagnosticRules.UnsupportedConstruct, syntax, "for.changed", "compare a member of the item with a value that was assigned before");
            }

            loop.UsesChanged = true;
        }

        loop.UsesLength |= member is LoopMember.Length or LoopMember.ReverseIndex;
        TemplateType type = member is LoopMember.Index or LoopMember.ReverseIndex or LoopMember.Length ? TemplateType.Integer : TemplateType.Boolean;
        return new BoundLoopMember(type, loop, member.Value);
    }

    private void Declare(LocalSymbol symbol)
    {
        if (!_locals.TryGetValue(symbol.Name, out Stack<LocalSymbol>? symbols))
        {
            _locals[symbol.Name] = symbols = new Stack<LocalSymbol>();
        }

        symbols.Push(symbol);
    }

    private void Remove(LocalSymbol symbol) => _locals[symbol.Name].Pop();
}
