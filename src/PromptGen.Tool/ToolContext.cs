using System;
using PromptGen.Tool.Output;

namespace PromptGen.Tool;

/// <summary>What a command gets from the machine that it runs on.</summary>
/// <param name="Directory">Where relative paths begin and projects are looked for.</param>
/// <param name="Variable">An environment variable; null where it is not set.</param>
internal sealed record ToolContext(string Directory, Terminal Terminal, TimeProvider Clock, Func<string, string?> Variable)
{
    public static ToolContext OfProcess() => new(
        Environment.CurrentDirectory, Terminal.OfProcess(), TimeProvider.System, Environment.GetEnvironmentVariable);
}
