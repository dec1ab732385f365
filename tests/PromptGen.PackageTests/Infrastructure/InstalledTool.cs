using System.Collections.Generic;
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
        (await consumer.DotnetAsync("new", "tool-manifest", "--output", consumer.Folder)).Succeeded();
        (await consumer.DotnetAsync("tool", "install", "PromptGen.Tool", "--add-source", consumer.Feed.Folder)).Succeeded();
        return new InstalledTool(consumer);
    }

    public Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(arguments, environment: null);

    /// <param name="folder">Below the consumer's.</param>
    public Task<CommandResult> RunInAsync(string folder, params string[] arguments) =>
        _consumer.DotnetInAsync(folder, ["promptgen", .. arguments], environment: null);

    public Task<CommandResult> RunAsync(string[] arguments, IReadOnlyDictionary<string, string>? environment) =>
        _consumer.DotnetAsync(["promptgen", .. arguments], environment);
}
