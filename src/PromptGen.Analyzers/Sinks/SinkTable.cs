using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Sinks.Tables;

namespace PromptGen.Analyzers.Sinks;

/// <summary>All known sinks by the name that stands in the code.</summary>
internal sealed class SinkTable
{
    // Agents and requests call it the same in every SDK, so an SDK that is not listed, or a newer version of one that is, is met as well.
    private static readonly string[] InstructionNames =
        ["Instructions", "SystemInstruction", "SystemInstructions", "SystemPrompt", "SystemMessage", "ChatSystemPrompt", "AdditionalInstructions"];

    private static readonly string[] InstructionParameters =
        ["instructions", "systemInstruction", "systemInstructions", "systemPrompt", "systemMessage"];

    // Its instructions say how speech sounds, not what a model does.
    private const string Speech = "Speech";

    private readonly Dictionary<string, List<TextSink>> _byName = new(StringComparer.Ordinal);

    private SinkTable(IEnumerable<TextSink> sinks)
    {
        foreach (TextSink sink in sinks)
        {
            if (!_byName.TryGetValue(sink.Member, out List<TextSink>? same))
            {
                _byName.Add(sink.Member, same = []);
            }

            same.Add(sink);
        }
    }

    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>Names of members that hold instructions in any type of an SDK.</summary>
    public static IReadOnlyList<string> PropertyNames => InstructionNames;

    /// <summary>Parameters that take instructions in any method of an SDK, as they stand in named arguments.</summary>
    public static IReadOnlyList<string> ParameterNames => InstructionParameters;

    public static SinkTable OfSdks() => new(
    [
        .. MicrosoftExtensionsAI.Sinks,
        .. OpenAISdk.Sinks,
        .. AzureAI.Sinks,
        .. SemanticKernel.Sinks,
        .. AgentFramework.Sinks,
        .. AnthropicSdks.Sinks,
        .. OtherSdks.Sinks,
        .. AutoGen.Sinks,
        .. RequestBodies.Sinks,
    ]);

    /// <summary>What counts where no SDK is referenced.</summary>
    public static SinkTable OfRequests() => new(RequestBodies.Sinks);

    public SinkTable With(ImmutableArray<TextSink> more)
    {
        if (more.IsEmpty)
        {
            return this;
        }

        List<TextSink> all = [];
        foreach (List<TextSink> same in _byName.Values)
        {
            all.AddRange(same);
        }

        all.AddRange(more);
        return new SinkTable(all);
    }

    /// <summary>Whatever has the name, for code that does not tell more.</summary>
    public IReadOnlyList<TextSink> Named(string name) => _byName.TryGetValue(name, out List<TextSink>? sinks) ? sinks : [];

    public bool HasConstructor(string name) =>
        _byName.TryGetValue(name, out List<TextSink>? sinks) && sinks.Exists(static sink => sink.Kind == SinkMember.Constructor);

    /// <summary>The sinks that a method or constructor is.</summary>
    public IEnumerable<TextSink> Find(IMethodSymbol method, Compilation compilation)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        bool isConstructor = method.MethodKind == MethodKind.Constructor;
        string name = isConstructor ? method.ContainingType.Name : method.Name;
        if (_byName.TryGetValue(name, out List<TextSink>? candidates))
        {
            SinkMember kind = isConstructor ? SinkMember.Constructor : SinkMember.Method;
            foreach (TextSink sink in candidates)
            {
                if (sink.Kind == kind && Declares(method, sink, isConstructor))
                {
                    yield return sink;
                }
            }
        }

        if (IsOfSdk(DeclaringType(method), compilation) && method.Parameters.Any(IsInstructionParameter))
        {
            yield return new TextSink("", isConstructor ? SinkMember.Constructor : SinkMember.Method, name, InstructionParameters, PromptPosition.Instructions);
        }
    }

    public TextSink? Find(IPropertySymbol property, Compilation compilation)
    {
        property = property.OriginalDefinition;
        if (_byName.TryGetValue(property.Name, out List<TextSink>? candidates))
        {
            foreach (TextSink sink in candidates)
            {
                if (sink.Kind == SinkMember.Property && IsOrDerivesFrom(DeclaringType(property), sink.Type))
                {
                    return sink;
                }
            }
        }

        return Array.IndexOf(InstructionNames, property.Name) >= 0 && IsOfSdk(DeclaringType(property), compilation)
            ? TextSink.Property("", property.Name, PromptPosition.Instructions)
            : null;
    }

    /// <summary>A type of an SDK itself, not one of the application that happens to share the namespace's beginning.</summary>
    private static bool IsOfSdk(INamedTypeSymbol type, Compilation compilation) =>
        type.Locations.Length > 0
        && !type.IsDeclaredIn(compilation)
        && SdkNamespaces.Contains(MetadataName.Of(type.ContainingNamespace))
        && !type.Name.StartsWith(Speech, StringComparison.Ordinal);

    /// <remarks>What handles a message (<c>Match(userMessage: ..., systemMessage: ...)</c>) is named as what is one. It returns nothing, or whatever its caller wants.</remarks>
    private static bool IsInstructionParameter(IParameterSymbol parameter) =>
        Array.IndexOf(InstructionParameters, parameter.Name) >= 0
        && parameter.Type is not INamedTypeSymbol { DelegateInvokeMethod.ReturnType: ITypeParameterSymbol or { SpecialType: SpecialType.System_Void } };

    private static bool Declares(IMethodSymbol method, TextSink sink, bool isConstructor)
    {
        if (sink.Type.Length == 0)
        {
            return SdkNamespaces.Contains(MetadataName.Of(method.ContainingType.ContainingNamespace));
        }

        if (isConstructor)
        {
            return string.Equals(MetadataName.Of(method.ContainingType), sink.Type, StringComparison.Ordinal);
        }

        return IsOrDerivesFrom(DeclaringType(method), sink.Type);
    }

    /// <summary>Members of an <c>extension</c> block are in a type without a name; code knows them by the class around it.</summary>
    private static INamedTypeSymbol DeclaringType(ISymbol member) =>
        member.ContainingType is { Name.Length: 0, ContainingType: { } outer } ? outer : member.ContainingType;

    private static bool IsOrDerivesFrom(INamedTypeSymbol? type, string name)
    {
        for (; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            if (string.Equals(MetadataName.Of(type), name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
