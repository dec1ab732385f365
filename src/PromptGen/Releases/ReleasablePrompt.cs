using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;

namespace PromptGen;

/// <summary>A prompt that can be released: its compiled versions and the contract that the calling code depends on.</summary>
/// <remarks>The generated class <c>PromptCatalog</c> lists the prompts of its assembly in <c>Releasable</c>.</remarks>
public abstract class ReleasablePrompt
{
    private static int s_count;

    private readonly byte[] _contractText;
    private PromptContract? _contract;

    private protected ReleasablePrompt(PromptIdentity compiled, byte[] contract, PromptIdentity[] embedded)
    {
        Compiled = compiled;
        _contractText = contract;
        Embedded = Array.AsReadOnly(embedded);
        Index = Interlocked.Increment(ref s_count) - 1;
    }

    /// <summary>The version that the generated code renders by default.</summary>
    public PromptIdentity Compiled { get; }

    /// <summary>The earlier releases that are compiled into the assembly, newest first.</summary>
    public IReadOnlyList<PromptIdentity> Embedded { get; }

    /// <summary>The number of the prompt among all prompts of the process, from zero, for use as the index of an array.</summary>
    internal int Index { get; }

    /// <summary>The contract that the calling code was compiled with.</summary>
    internal PromptContract Contract
    {
        get
        {
            if (_contract is { } known)
            {
                return known;
            }

            string text = Encoding.UTF8.GetString(_contractText);
            PromptContract contract = JsonReader.TryRead(text, out JsonValue? json, out JsonSyntaxError? error)
                ? CanonicalPromptReader.Contract(json)
                : throw new InvalidOperationException("The contract in the code of the prompt '" + Compiled.Id + "' cannot be read: " + error.Message);
            Volatile.Write(ref _contract, contract);
            return contract;
        }
    }

    /// <summary>Returns id and version, for people.</summary>
    public override string ToString() => Compiled.ToString();
}
