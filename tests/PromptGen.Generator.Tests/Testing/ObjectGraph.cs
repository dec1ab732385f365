using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PromptGen.Generator.Tests.Testing;

/// <summary>Everything that a value holds on to.</summary>
internal static class ObjectGraph
{
    public static IEnumerable<object> Of(object? root)
    {
        HashSet<object> seen = new(ReferenceComparer.Instance);
        Stack<object?> open = new([root]);
        while (open.TryPop(out object? node))
        {
            if (node is null || !seen.Add(node))
            {
                continue;
            }

            yield return node;
            Type type = node.GetType();
            if (type.IsPrimitive || type.IsEnum || node is string or Type or Pointer)
            {
                continue;
            }

            if (node is IEnumerable sequence and not string && type.IsArray)
            {
                foreach (object? item in sequence)
                {
                    open.Push(item);
                }

                continue;
            }

            for (Type? declaring = type; declaring is not null; declaring = declaring.BaseType)
            {
                foreach (FieldInfo field in declaring.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    open.Push(field.GetValue(node));
                }
            }
        }
    }

    private sealed class ReferenceComparer : IEqualityComparer<object>
    {
        public static readonly ReferenceComparer Instance = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
