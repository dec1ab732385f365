using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace PromptGen.PackageTests.Infrastructure;

/// <summary>The packed tool, installed into a consumer's folder by its manifest, as docs/cli.md says.</summary>
public sealed class InstalledTool
{
    private readonly Consumer _consumer;

    private InstalledTool(Consumer consumer)
    {
        _consumer = consumer;
    }

    public static async Task<InstalledTool> InstallAsync(Consumer consumer)
    {
        InstalledTool tool = new(consumer);
        (await tool.DotnetAsync(["new", "tool-manifest", "--output", consumer.Folder])).Succeeded();
        (await tool.DotnetAsync(["tool", "install", "PromptGen.Tool", "--add-source", consumer.Feed.Folder])).Succeeded();
        return tool;
    }

    public Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(arguments, environment: null);

    /// <param name="folder">Below the consumer's.</param>
    public Task<CommandResult> RunInAsync(string folder, params string[] arguments) =>
        DotnetAsync(["promptgen", .. arguments], folder: folder);

    public Task<CommandResult> RunAsync(string[] arguments, IReadOnlyDictionary<string, string>? environment) =>
        DotnetAsync(["promptgen", .. arguments], environment);

    private Task<CommandResult> DotnetAsync(string[] arguments, IReadOnlyDictionary<string, string>? environment = null, string folder = "")
    {
        Dictionary<string, string> all = new(environment ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            ["DOTNET_CLI_HOME"] = _consumer.DotnetHome,
        };
        return _consumer.DotnetInAsync(folder, arguments, all);
    }
}
