namespace PromptGen.Language.Binding;

internal enum LocalKind
{
    /// <summary>The variable of a <c>for</c>: holds one item after the other and cannot be assigned.</summary>
    LoopItem,

    /// <summary>Assigned or captured; visible in the whole message, partials included.</summary>
    Assigned,

    /// <summary>An argument of an include or of a function.</summary>
    Argument,

    /// <summary>A member of the object of a <c>with</c>; cannot be assigned.</summary>
    Member,
}

/// <summary>A name that the template itself introduces.</summary>
internal sealed class LocalSymbol(string name, LocalKind kind, TemplateType type, int depth)
{
    public string Name { get; } = name;

    public LocalKind Kind { get; } = kind;

    public TemplateType Type { get; } = type;

    /// <summary>How many scopes enclose the declaration. A partial that is entered deeper gets the value from outside.</summary>
    public int Depth { get; } = depth;

    public bool IsUsed { get; set; }

    /// <summary>Whether it never contains the result of a list function.</summary>
    public bool IsPlain { get; init; }

    /// <summary>For an item, the number of names that were assigned when its loop began.</summary>
    public int? AssignedBefore { get; init; }

    /// <summary>If it contains lists that name items of loops, the number of names that were assigned when the innermost of these
    /// loops began.</summary>
    public int? EndsWithLoop { get; set; }

    /// <summary>Belongs to one call of a function: it lives where it is assigned, in the message or the partial, and nothing else names it.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>The prompt variable that it begins with, if a template assigns to one.</summary>
    public string? InitialVariable { get; init; }
}

/// <summary>One loop: what <c>for.index</c> and its like refer to.</summary>
internal sealed class LoopSymbol(int depth)
{
    public int Depth { get; } = depth;

    /// <summary>The iteration variable is <c>while</c>, not <c>for</c>.</summary>
    public bool IsWhile { get; init; }

    /// <summary>The type of the items.</summary>
    public TemplateType? ItemType { get; init; }

    /// <summary>Whether the body asks if the item differs from the one before.</summary>
    public bool UsesChanged { get; set; }

    /// <summary>Whether the body asks how many items there are.</summary>
    public bool UsesLength { get; set; }

    /// <summary>Whether a <c>break</c> may end the loop.</summary>
    public bool HasBreak { get; set; }

    /// <summary>Whether a function may be left from inside the loop.</summary>
    public bool HasReturn { get; set; }

    /// <summary>In the <c>else</c> body: the loop did not run.</summary>
    public bool InElse { get; set; }
}

internal enum LoopMember
{
    Index,
    ReverseIndex,
    Length,
    First,
    Last,
    Even,
    Odd,
    Changed,
}
