using System.Runtime.CompilerServices;

namespace PromptGen.Core.Performance;

/// <summary>
/// Marks loops over every character of a file. The C# compiler is a short process, in which code runs unoptimised until
/// the runtime has seen it often: a loop over text is worth optimising before its first run.
/// </summary>
internal static class HotLoop
{
    /// <summary><c>MethodImplOptions.AggressiveOptimization</c>, which .NET Standard 2.0 lacks; older runtimes ignore it.</summary>
    public const MethodImplOptions OptimizeAtOnce = (MethodImplOptions)512;
}
