using System.Collections.Generic;
using PromptGen.Core.Types;
using PromptGen.Generated;

namespace PromptGen.Releases;

/// <summary>How a value of the code's type becomes one of the type that a version needs. Made once for a version; immutable.</summary>
internal sealed class ValuePlan
{
    private ValuePlan(PromptType supplied, PromptType needed, string path, int target)
    {
        Supplied = supplied;
        Needed = needed;
        Path = path;
        Target = target;
        Pattern = needed.Pattern is { } pattern ? new PromptPattern(pattern) : null;
        if (needed.Kind == PromptTypeKind.Array)
        {
            Items = [new ValuePlan(supplied.Items!, needed.Items!, path + "[]", 0)];
        }
        else if (needed.Kind == PromptTypeKind.Object)
        {
            Properties = new ValuePlan?[supplied.Properties.Count];
            for (int i = 0; i < Properties.Length; i++)
            {
                PromptProperty property = supplied.Properties[i];
                int place = IndexOf(needed, property.Name);
                Properties[i] = place < 0
                    ? null
                    : new ValuePlan(property.Type, needed.Properties[place].Type, path + "." + property.Name, place);
            }
        }
    }

    public PromptType Supplied { get; }

    public PromptType Needed { get; }

    /// <summary>As error messages name it.</summary>
    public string Path { get; }

    /// <summary>The place of the value among those that the version needs.</summary>
    public int Target { get; }

    public PromptPattern? Pattern { get; }

    /// <summary>For an array, the plan for its items, as a list of one.</summary>
    public ValuePlan?[]? Items { get; }

    /// <summary>For an object, the plans by the position of the property in the type of the code; null if the version does not need
    /// the property.</summary>
    public ValuePlan?[]? Properties { get; }

    /// <summary>The plan for each variable of the code; null if the version does not need it.</summary>
    public static ValuePlan?[] Of(IReadOnlyList<(string Name, PromptType Type)> supplied, IReadOnlyList<PromptVariable> needed)
    {
        ValuePlan?[] plans = new ValuePlan?[supplied.Count];
        for (int i = 0; i < plans.Length; i++)
        {
            for (int place = 0; place < needed.Count; place++)
            {
                if (needed[place].Name == supplied[i].Name)
                {
                    plans[i] = new ValuePlan(supplied[i].Type, needed[place].Type, supplied[i].Name, place);
                }
            }
        }

        return plans;
    }

    private static int IndexOf(PromptType type, string property)
    {
        for (int i = 0; i < type.Properties.Count; i++)
        {
            if (type.Properties[i].Name == property)
            {
                return i;
            }
        }

        return -1;
    }
}
