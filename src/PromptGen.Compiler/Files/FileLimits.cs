using PromptGen.Core.Naming;

namespace PromptGen.Compiler.Files;

/// <summary>The limits of prompt files, documented in docs/prompt-file.md. They keep a wrong file from stopping a build.</summary>
internal static class FileLimits
{
    /// <summary>UTF-16 code units of a file.</summary>
    public const int FileLength = 1_048_576;

    /// <summary>Mappings and lists inside one another.</summary>
    public const int Depth = 64;

    /// <summary>Nodes of a document after aliases are followed.</summary>
    public const int Nodes = 100_000;

    /// <summary>Problems reported for one file.</summary>
    public const int Problems = 100;

    /// <summary>Characters of one particular of a problem, such as a name that a message repeats.</summary>
    public const int ProblemArgument = 2_000;

    /// <summary>The maximum length of the name of a prompt, variable, property, slot, tool or partial.</summary>
    public const int NameLength = PortableName.LongestLength;

    public const int Variables = 256;

    public const int Messages = 256;

    public const int Tools = 128;

    public const int EnumValues = 1000;

    public const int Properties = 256;

    /// <summary>Arrays and objects inside one another in a variable's type.</summary>
    public const int TypeDepth = 8;

    /// <summary>The greatest <c>max_length</c>.</summary>
    public const int MaxLength = 1_000_000_000;
}
