using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PromptGen.Analyzers.Flow;

internal enum TransferKind
{
    /// <summary>Nothing of the text is in the result, or nobody knows.</summary>
    None,

    /// <summary>What the method is called on, changed perhaps.</summary>
    Receiver,

    /// <summary>What the method is called on, with the arguments in it.</summary>
    ReceiverAndPieces,

    /// <summary>The arguments, put together to one text.</summary>
    Composition,

    /// <summary>The first text among the arguments, with the others in it.</summary>
    Format,

    /// <summary>The arguments as they are, in another form.</summary>
    Passing,

    /// <summary>The arguments that carry text, by their names.</summary>
    Carrier,

    /// <summary>The elements of a collection.</summary>
    Query,

    /// <summary>The argument that stands in where nothing is configured.</summary>
    Default,

    /// <summary>What the arguments give whose type is that of the result: <c>Task.Run(() => text)</c>, <c>cache.GetOrCreate(key, _ => text)</c>.</summary>
    Result,

    /// <summary>The content of a file or an embedded resource.</summary>
    File,
}

/// <summary>What methods of the framework and of SDKs do with text.</summary>
internal static class Transfers
{
    private static readonly HashSet<string> WrapperMembers = new(StringComparer.Ordinal) { "Value", "Result", "Current", "CurrentValue", "Values" };

    private static readonly HashSet<string> PassingMembers = new(StringComparer.Ordinal)
    {
        "AsEnumerable", "AsMemory", "AsReadOnly", "AsSpan", "AsTask", "Build", "ConfigureAwait", "Get", "GetAwaiter", "GetResult", "GetValueOrDefault",
        "Invoke", "ToArray", "ToImmutable", "ToImmutableArray", "ToImmutableList", "ToList", "ToMemory", "ToString", "ToStringAndClear", "Clone", "Slice",
    };

    private static readonly HashSet<string> PieceMembers = new(StringComparer.Ordinal)
    {
        "Append", "AppendFormat", "AppendJoin", "AppendLine", "Insert", "Add", "AddRange",
    };

    private static readonly HashSet<string> ByteFactories = new(StringComparer.Ordinal)
    {
        "FromBytes", "FromObjectAsJson", "FromResult", "FromString", "GetBytes", "GetString",
    };

    private static readonly HashSet<string> FileReads = new(StringComparer.Ordinal)
    {
        "ReadAllText", "ReadAllTextAsync", "ReadAllLines", "ReadAllLinesAsync", "ReadLines", "ReadAllBytes", "ReadAllBytesAsync",
    };

    public static bool IsWrapperMember(string name) => WrapperMembers.Contains(name);

    /// <summary>Whether a lambda given to the method sees the elements of what it is called on.</summary>
    public static bool IsQuery(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable" or "ImmutableArrayExtensions" or "AsyncEnumerable" or "ParallelEnumerable" or "List" or "Array" };

    public static TransferKind Of(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod;
        INamedTypeSymbol type = method.ContainingType;
        if (type.SpecialType == SpecialType.System_String)
        {
            return OfString(method);
        }

        if (IsFileRead(method))
        {
            return TransferKind.File;
        }

        if (Foreign.AsksModel(method))
        {
            return TransferKind.None;
        }

        if (IsQuery(method))
        {
            return TransferKind.Query;
        }

        if (PieceMembers.Contains(method.Name))
        {
            return TransferKind.ReceiverAndPieces;
        }

        if (invocation.Instance is not null && PassingMembers.Contains(method.Name))
        {
            return TransferKind.Receiver;
        }

        if (HasDefault(method))
        {
            return TransferKind.Default;
        }

        if (Results.AnyIn(method))
        {
            return TransferKind.Result;
        }

        if (ByteFactories.Contains(method.Name) || (type.Name is "FormattableString" && method.Name is "Invariant" or "CurrentCulture") || type.Name is "BinaryContent")
        {
            return TransferKind.Passing;
        }

        if (type.Name is "Regex" or "WebUtility" or "HttpUtility" or "Path" || method.ReturnType.SpecialType == SpecialType.System_Boolean)
        {
            return method.Name == "Replace" && type.Name == "Regex" ? TransferKind.Carrier : TransferKind.None;
        }

        if (Foreign.IsOfSdk(method))
        {
            return TransferKind.Carrier;
        }

        // Extensions that change a text: indentation, encoding, casing.
        return method.IsExtensionMethod && method.Parameters[0].Type.SpecialType == SpecialType.System_String && method.ReturnType.SpecialType == SpecialType.System_String
            ? TransferKind.Receiver
            : TransferKind.None;
    }

    private static TransferKind OfString(IMethodSymbol method)
    {
        if (method.IsStatic)
        {
            return method.Name switch
            {
                "Format" => TransferKind.Format,
                "Concat" or "Join" => TransferKind.Composition,
                "Create" or "Copy" or "Intern" => TransferKind.Passing,
                _ => TransferKind.None,
            };
        }

        return method.Name switch
        {
            "Replace" or "Insert" => TransferKind.ReceiverAndPieces,
            "IndexOf" or "Contains" or "StartsWith" or "EndsWith" or "Equals" or "CompareTo" => TransferKind.None,
            _ => TransferKind.Receiver,
        };
    }

    private static bool IsFileRead(IMethodSymbol method) =>
        (method.ContainingType.Name is "File" && FileReads.Contains(method.Name))
        || (method.ContainingType.Name is "ResourceManager" && method.Name is "GetString")
        || (method.Name is "ReadToEnd" or "ReadToEndAsync" && method.ContainingType.Name is "StreamReader" or "TextReader");

    private static bool HasDefault(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.Name is "defaultValue")
            {
                return true;
            }
        }

        return false;
    }
}
