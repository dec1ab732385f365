using System;
using System.Collections.Generic;
using System.Text;

namespace PromptGen.Fuzz;

/// <summary>One kind of input that somebody else may write, and what PromptGen promises for every such input.</summary>
internal abstract class FuzzTarget
{
    /// <summary>Separates the texts of an input that consists of several.</summary>
    public const char Separator = '\u001E';

    /// <summary>The name on the command line and of the folder with regressions.</summary>
    public abstract string Name { get; }

    /// <summary>Texts that a mutation inserts: the words of the format.</summary>
    public abstract IReadOnlyList<string> Words { get; }

    /// <summary>Inputs to start from. The same ones on every machine.</summary>
    public abstract IEnumerable<byte[]> Seeds();

    /// <summary>Processes an input.</summary>
    /// <exception cref="BrokenPromiseException">The input breaks a promise. Every other exception is a fault as well.</exception>
    public abstract void Run(byte[] input);

    /// <summary>The input as the compiler's hosts decode files: a byte that is not UTF-8 becomes a replacement character.</summary>
    protected static string Decode(byte[] input) => Encoding.UTF8.GetString(input);

    protected static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text);

    protected static byte[] Encode(params ReadOnlySpan<string> texts) => Encode(string.Join(Separator, texts.ToArray()));
}
