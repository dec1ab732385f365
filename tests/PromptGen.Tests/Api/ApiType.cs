using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace PromptGen.Tests.Api;

/// <summary>Writes a type as C# does, with <c>!</c> and <c>?</c> for the nullability of references.</summary>
internal static class ApiType
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(char)] = "char", [typeof(decimal)] = "decimal", [typeof(double)] = "double",
        [typeof(float)] = "float", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(object)] = "object", [typeof(short)] = "short",
        [typeof(string)] = "string", [typeof(uint)] = "uint", [typeof(ulong)] = "ulong", [typeof(void)] = "void",
    };

    public static string Of(NullabilityInfo info)
    {
        Type type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        if (type.IsArray)
        {
            return Of(info.ElementType!) + "[]" + Mark(info, type);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        return info.GenericTypeArguments.Length == 0
            ? Name(type) + Mark(info, type)
            : Name(type.GetGenericTypeDefinition()).Split('<')[0] + "<" + string.Join(", ", info.GenericTypeArguments.Select(Of)) + ">" + Mark(info, type);
    }

    public static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        string outer = type.DeclaringType is { } declaring ? Name(declaring) + "." : type.Namespace + ".";
        string arguments = type.IsGenericType ? "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">" : "";
        return outer + type.Name.Split('`')[0] + arguments;
    }

    private static string Mark(NullabilityInfo info, Type type)
    {
        if (type.IsValueType)
        {
            return "";
        }

        // What a caller may pass decides for a parameter; NotNull after the call does not.
        NullabilityState state = info.WriteState == NullabilityState.Unknown ? info.ReadState : info.WriteState;
        return state switch
        {
            NullabilityState.NotNull => type.IsGenericParameter && IsNotMarked(type) ? "" : "!",
            NullabilityState.Nullable => "?",
            _ => "",
        };
    }

    private static bool IsNotMarked(Type parameter) => (parameter.GenericParameterAttributes & GenericParameterAttributes.ReferenceTypeConstraint) == GenericParameterAttributes.None;
}
