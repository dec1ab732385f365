using System.Collections.Generic;
using System.Text;

namespace PromptGen.Language.Binding;

/// <summary>The uses of a value in templates, which show the type it would need, for the text of a message.</summary>
internal sealed class UsedShape
{
    // A message is no place for more.
    private const int GreatestDepth = 4;
    private const int GreatestMembers = 8;

    private readonly List<KeyValuePair<string, UsedShape>> _members = [];
    private UsedShape? _items;
    private string? _scalar;
    private bool _isCondition;
    private bool _isWritten;

    public UsedShape()
    {
    }

    /// <summary>A list of values that are known already.</summary>
    public UsedShape(UsedShape items) => _items = items;

    /// <summary>More than one value, as far as it shows: it has members or items.</summary>
    public bool IsComposite => _items is not null || _members.Count > 0;

    public UsedShape Items => _items ??= new UsedShape();

    public UsedShape Member(string name)
    {
        foreach (KeyValuePair<string, UsedShape> member in _members)
        {
            if (member.Key == name)
            {
                return member.Value;
            }
        }

        UsedShape shape = new();
        _members.Add(new KeyValuePair<string, UsedShape>(name, shape));
        return shape;
    }

    /// <summary>Notes a use that only one type has; the first one counts.</summary>
    public void Be(string? scalar) => _scalar ??= scalar;

    /// <summary>Notes that its truth is asked for, which any type has.</summary>
    public void BeCondition() => _isCondition = true;

    /// <summary>Notes that it is written.</summary>
    public void BeWritten() => _isWritten = true;

    private string Scalar => (_scalar, _isCondition, _isWritten) switch
    {
        (null, true, false) => "boolean",
        (null, true, true) => "string?",
        (null, false, _) => "string",
        _ => _scalar!,
    };

    /// <summary>The type as a prompt file declares it, in one line of YAML.</summary>
    public string Declaration()
    {
        StringBuilder text = new();
        Write(text, depth: 0);
        return text.ToString();
    }

    private void Write(StringBuilder text, int depth)
    {
        if (!IsComposite || depth > GreatestDepth)
        {
            text.Append(Scalar);
        }
        else if (_items is { IsComposite: false })
        {
            text.Append(_items.Scalar).Append("[]");
        }
        else if (_items is not null)
        {
            text.Append("{ type: array, items: ");
            _items.Write(text, depth + 1);
            text.Append(" }");
        }
        else
        {
            WriteMembers(text, depth);
        }
    }

    private void WriteMembers(StringBuilder text, int depth)
    {
        text.Append("{ type: object, properties: { ");
        for (int i = 0; i < _members.Count && i < GreatestMembers; i++)
        {
            text.Append(i == 0 ? string.Empty : ", ").Append(_members[i].Key).Append(": ");
            _members[i].Value.Write(text, depth + 1);
        }

        text.Append(_members.Count > GreatestMembers ? ", ... } }" : " } }");
    }
}
