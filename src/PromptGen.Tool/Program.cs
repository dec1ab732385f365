using PromptGen.Tool.CommandLine;

namespace PromptGen.Tool;

internal static class Program
{
    public static int Main(string[] arguments) => ToolCommand.Run(arguments, ToolContext.OfProcess());
}
