using System;
using System.Collections.Generic;

namespace PromptGen.Language.Trust;

/// <summary>
/// How far a value is trusted: one level for all of it, or a value for each member of an object. A list is trusted as the least trusted of its items.
/// Immutable.
/// </summary>
internal sealed class ValueTrust : IEquatable<ValueTrust>
{
    public static readonly ValueTrust Trusted = new(TrustLevel.Trusted, [], 1);
    public static readonly ValueTrust Fenced = new(TrustLevel.Fenced, [], 1);
    public static readonly ValueTrust Untrusted = new(TrustLevel.Untrusted, [], 1);

    // Objects of objects could double in size with each assignment; beyond this size, one level counts for the whole object.
    private const int GreatestSize = 64;

    private readonly KeyValuePair<string, ValueTrust>[] _members;
    private readonly int _size;

    private ValueTrust(TrustLevel least, KeyValuePair<string, ValueTrust>[] members, int size)
    {
        Least = least;
        _members = members;
        _size = size;
    }

    /// <summary>The level of the least trusted part.</summary>
    public TrustLevel Least { get; }

    private bool IsWhole => _members.Length == 0;

    public static ValueTrust Of(TrustLevel level) => level switch
    {
        TrustLevel.Trusted => Trusted,
        TrustLevel.Fenced => Fenced,
        _ => Untrusted,
    };

    /// <summary>The trust of an object.</summary>
    /// <param name="members">Each name once, in any order.</param>
    public static ValueTrust OfObject(IEnumerable<KeyValuePair<string, ValueTrust>> members)
    {
        List<KeyValuePair<string, ValueTrust>> sorted = [.. members];
        sorted.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        TrustLevel least = TrustLevel.Trusted;
        int size = 1;
        foreach (KeyValuePair<string, ValueTrust> member in sorted)
        {
            least = Max(least, member.Value.Least);
            size += member.Value._size;
        }

        bool isUniform = sorted.TrueForAll(member => member.Value.IsWhole && member.Value.Least == least);
        return isUniform || size > GreatestSize ? Of(least) : new ValueTrust(least, sorted.ToArray(), size);
    }

    /// <summary>The trust of a value that is one or the other.</summary>
    public static ValueTrust Join(ValueTrust left, ValueTrust right)
    {
        if (left.IsWhole && right.IsWhole)
        {
            return left.Least >= right.Least ? left : right;
        }

        if (ReferenceEquals(left, right) || ReferenceEquals(left, Untrusted) || ReferenceEquals(right, Trusted))
        {
            return left;
        }

        if (ReferenceEquals(right, Untrusted) || ReferenceEquals(left, Trusted))
        {
            return right;
        }

        Dictionary<string, ValueTrust> members = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, ValueTrust> member in left._members)
        {
            members[member.Key] = Join(member.Value, right.Member(member.Key));
        }

        foreach (KeyValuePair<string, ValueTrust> member in right._members)
        {
            members[member.Key] = Join(member.Value, left.Member(member.Key));
        }

        return OfObject(members);
    }

    public static TrustLevel Max(TrustLevel left, TrustLevel right) => left > right ? left : right;

    /// <summary>The trust of a member of the object, or of each item of the list.</summary>
    public ValueTrust Member(string name)
    {
        foreach (KeyValuePair<string, ValueTrust> member in _members)
        {
            if (member.Key == name)
            {
                return member.Value;
            }
        }

        return Of(Least);
    }

    /// <summary>The trust of what is computed from the value: no fence survives.</summary>
    public ValueTrust Computed() => Least == TrustLevel.Trusted ? Trusted : Untrusted;

    public bool Equals(ValueTrust? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || Least != other.Least || _members.Length != other._members.Length)
        {
            return false;
        }

        for (int i = 0; i < _members.Length; i++)
        {
            if (_members[i].Key != other._members[i].Key || !_members[i].Value.Equals(other._members[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ValueTrust);

    public override int GetHashCode() => ((int)Least * 397) ^ _members.Length;

    /// <summary>The same text for equal values.</summary>
    public override string ToString()
    {
        if (IsWhole)
        {
            return Least switch { TrustLevel.Trusted => "t", TrustLevel.Fenced => "f", _ => "u" };
        }

        List<string> parts = [];
        foreach (KeyValuePair<string, ValueTrust> member in _members)
        {
            parts.Add(member.Key + ":" + member.Value);
        }

        return "{" + string.Join(",", parts) + "}";
    }
}
