using System;
using System.Collections.Generic;
using System.ComponentModel;
using PromptGen.Core.Types;
using PromptGen.Language.Interpretation;
using PromptGen.Releases;

namespace PromptGen.Generated;

/// <summary>Receives the values of a prompt from generated code, in the order of the contract, and converts, checks and cuts them
/// by the schema of another version.</summary>
/// <remarks>One rendering at a time uses an instance.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReleasedValues
{
    [ThreadStatic]
    private static ReleasedValues? t_free;

    private readonly List<IReadOnlyList<PromptMessage>> _slots = [];
    private PromptIdentity _identity = null!;
    private ValuePlan?[] _plans = [];
    private TemplateSlot[] _targets = [];
    private int _next;

    private ReleasedValues()
    {
    }

    /// <summary>The messages for the code's slots, in the order of the contract.</summary>
    internal IReadOnlyList<IReadOnlyList<PromptMessage>> Slots => _slots;

    internal TemplateSlot[] Values => _targets;

    internal static ReleasedValues Take(PackedPrompt prompt, PromptIdentity identity)
    {
        ReleasedValues values = t_free ?? new ReleasedValues();
        t_free = null;
        values._identity = identity;
        values._plans = prompt.Plans;
        values._targets = prompt.NewValues();
        values._next = 0;
        return values;
    }

    internal void GiveBack()
    {
        _slots.Clear();
        _targets = [];
        t_free = this;
    }

    /// <summary>Adds a text.</summary>
    /// <param name="value">The text; null for an optional variable without a value.</param>
    public void AddText(string? value)
    {
        if (Next() is { } plan)
        {
            _targets[plan.Target].Set(Checked(value, plan));
        }
    }

    /// <summary>Adds an integer.</summary>
    /// <param name="value">The integer; null for an optional variable without a value.</param>
    public void AddInteger(long? value)
    {
        if (Next() is not { } plan)
        {
            return;
        }

        ref TemplateSlot target = ref _targets[plan.Target];
        switch (plan.Needed.Kind)
        {
            case PromptTypeKind.Number:
                target.Set((double?)Present(value, plan));
                break;
            case PromptTypeKind.Decimal:
                target.Set((decimal?)Present(value, plan));
                break;
            default:
                target.Set(Present(value, plan));
                break;
        }
    }

    /// <summary>Adds a number.</summary>
    /// <param name="value">The number; null for an optional variable without a value.</param>
    public void AddNumber(double? value)
    {
        if (Next() is { } plan)
        {
            _targets[plan.Target].Set(Present(value, plan));
        }
    }

    /// <summary>Adds a decimal.</summary>
    /// <param name="value">The decimal; null for an optional variable without a value.</param>
    public void AddDecimal(decimal? value)
    {
        if (Next() is { } plan)
        {
            _targets[plan.Target].Set(Present(value, plan));
        }
    }

    /// <summary>Adds true or false.</summary>
    /// <param name="value">The value; null for an optional variable without a value.</param>
    public void AddBoolean(bool? value)
    {
        if (Next() is { } plan)
        {
            _targets[plan.Target].Set(Present(value, plan));
        }
    }

    /// <summary>Adds a date.</summary>
    /// <param name="value">The date; null for an optional variable without a value.</param>
    public void AddDate(DateTime? value)
    {
        if (Next() is { } plan)
        {
            _targets[plan.Target].Set(Present(value, plan));
        }
    }

    /// <summary>Adds a value of a generated enum.</summary>
    /// <param name="value">The enum value as a number, from zero; null for an optional variable without a value.</param>
    public void AddEnum(int? value)
    {
        if (Next() is not { } plan)
        {
            return;
        }

        string? text = null;
        if (value is { } number)
        {
            Argument.Defined(number, plan.Supplied.EnumValues.Count, _identity, plan.Path);
            text = plan.Supplied.EnumValues[number];
        }

        _targets[plan.Target].Set(Checked(text, plan));
    }

    /// <summary>Adds an object.</summary>
    /// <typeparam name="T">The generated type of the object.</typeparam>
    /// <param name="value">The object; null for an optional variable without a value.</param>
    /// <param name="read">Adds the properties of the object in the order of the schema.</param>
    public void AddObject<T>(T? value, Action<T, ReleasedValues> read)
        where T : class
    {
        if (Next() is not { } plan)
        {
            return;
        }

        if (value is null)
        {
            RefuseNull(plan);
            _targets[plan.Target].SetObject(null);
            return;
        }

        TemplateSlot[] members = new TemplateSlot[plan.Needed.Properties.Count];
        (ValuePlan?[] plans, TemplateSlot[] targets, int next) = (_plans, _targets, _next);
        (_plans, _targets, _next) = (plan.Properties!, members, 0);
        read(value, this);
        (_plans, _targets, _next) = (plans, targets, next);
        _targets[plan.Target].SetObject(new TemplateRecord(members));
    }

    /// <summary>Adds a list whose items are texts, numbers, booleans or dates.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="values">The list; null for an optional variable without a value.</param>
    public void AddList<T>(IReadOnlyList<T>? values)
    {
        if (typeof(T) == typeof(string))
        {
            AddList((IReadOnlyList<string?>?)values, static (item, into) => into.AddText(item));
        }
        else if (typeof(T) == typeof(long))
        {
            AddList((IReadOnlyList<long>?)values, static (item, into) => into.AddInteger(item));
        }
        else if (typeof(T) == typeof(long?))
        {
            AddList((IReadOnlyList<long?>?)values, static (item, into) => into.AddInteger(item));
        }
        else if (typeof(T) == typeof(double))
        {
            AddList((IReadOnlyList<double>?)values, static (item, into) => into.AddNumber(item));
        }
        else if (typeof(T) == typeof(double?))
        {
            AddList((IReadOnlyList<double?>?)values, static (item, into) => into.AddNumber(item));
        }
        else if (typeof(T) == typeof(decimal))
        {
            AddList((IReadOnlyList<decimal>?)values, static (item, into) => into.AddDecimal(item));
        }
        else if (typeof(T) == typeof(decimal?))
        {
            AddList((IReadOnlyList<decimal?>?)values, static (item, into) => into.AddDecimal(item));
        }
        else if (typeof(T) == typeof(bool))
        {
            AddList((IReadOnlyList<bool>?)values, static (item, into) => into.AddBoolean(item));
        }
        else if (typeof(T) == typeof(bool?))
        {
            AddList((IReadOnlyList<bool?>?)values, static (item, into) => into.AddBoolean(item));
        }
        else if (typeof(T) == typeof(DateTime))
        {
            AddList((IReadOnlyList<DateTime>?)values, static (item, into) => into.AddDate(item));
        }
        else
        {
            AddList((IReadOnlyList<DateTime?>?)values, static (item, into) => into.AddDate(item));
        }
    }

    /// <summary>Adds a list of other items.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="values">The list; null for an optional variable without a value.</param>
    /// <param name="add">Adds one item.</param>
    public void AddList<T>(IReadOnlyList<T>? values, Action<T, ReleasedValues> add)
    {
        if (Next() is not { } plan)
        {
            return;
        }

        if (values is null)
        {
            RefuseNull(plan);
            _targets[plan.Target].SetList(null);
            return;
        }

        TemplateSlot[] item = new TemplateSlot[1];
        TypedList list = TypedList.Of(plan.Needed.Items!);
        (ValuePlan?[] plans, TemplateSlot[] targets, int next) = (_plans, _targets, _next);
        (_plans, _targets) = (plan.Items!, item);
        for (int i = 0; i < values.Count; i++)
        {
            _next = 0;
            item[0] = default;
            add(values[i], this);
            list.Add(in item[0]);
        }

        (_plans, _targets, _next) = (plans, targets, next);
        _targets[plan.Target].SetList(list.Items);
    }

    /// <summary>Adds the messages for a slot.</summary>
    /// <param name="messages">The messages, oldest first.</param>
    public void AddSlot(IReadOnlyList<PromptMessage> messages) => _slots.Add(messages);

    private ValuePlan? Next() => _plans[_next++];

    private T? Present<T>(T? value, ValuePlan plan)
        where T : struct
    {
        if (value is null)
        {
            RefuseNull(plan);
        }

        return value;
    }

    private void RefuseNull(ValuePlan plan)
    {
        if (!plan.Needed.Nullable)
        {
            Argument.NotNull((object?)null, _identity, plan.Path);
        }
    }

    private string? Checked(string? text, ValuePlan plan)
    {
        PromptType needed = plan.Needed;
        if (!needed.Nullable)
        {
            Argument.NotNull(text, _identity, plan.Path);
        }

        if (needed.MaxLength is { } limit)
        {
            if (needed.OnOverflow == OverflowMode.Truncate)
            {
                text = Argument.Truncated(text, limit);
            }
            else
            {
                Argument.MaxLength(text, limit, _identity, plan.Path);
            }
        }

        if (plan.Pattern is { } pattern)
        {
            Argument.Matching(text, pattern, _identity, plan.Path);
        }

        return text;
    }
}
