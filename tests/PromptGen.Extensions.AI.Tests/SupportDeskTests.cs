using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Extensions.AI.Tests;

/// <summary>The sample as a user starts it: real processes, the real command line, requests all the while.</summary>
public class SupportDeskTests
{
    private const string Old = "2026-03-12.1";
    private const string New = "2026-03-15.1";

    [Fact]
    public async Task APromptGoesToEverybodyAndBackWhileNoRequestFails()
    {
        string folder = Path.GetDirectoryName(typeof(SupportDeskTests).Assembly.Location)!;
        string configuration = Path.GetFileName(Path.GetDirectoryName(folder))!;
        string sample = Path.Combine(RepositoryRoot.Folder, "samples", "SupportDesk", "bin", configuration, "net10.0", "SupportDesk.dll");
        ProcessStartInfo start = new("dotnet", [sample, "demo"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(5));
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await errors);

        (string Name, int Old, int New, int Customers, int Failed)[] steps =
        [
            .. Regex.Matches(output, @"^  (\S+) +2026-03-12\.1: +(\d+)   2026-03-15\.1: +(\d+) \((\d+) of 400 customers\)   failed: (\d+)", RegexOptions.Multiline)
                .Select(static match => (match.Groups[1].Value, Number(match, 2), Number(match, 3), Number(match, 4), Number(match, 5))),
        ];
        Assert.Equal(["stable", "internal", "5%", "25%", "stable", "rollback"], steps.Select(static step => step.Name));
        Assert.All(steps, static step => Assert.Equal(0, step.Failed));

        // The eight inside come first; then shares of the 392 others by their buckets, which are the same in every run that draws with this seed.
        Assert.Equal([0, 8], steps.Take(2).Select(static step => step.Customers));
        Assert.InRange(steps[2].Customers, 8 + 5, 8 + 45);
        Assert.InRange(steps[3].Customers, 8 + 60, 8 + 140);
        Assert.Equal([400, 0], steps.Skip(4).Select(static step => step.Customers));
        Assert.Equal(0, steps[0].New);
        Assert.Equal(0, steps[4].Old);
        Assert.Equal(0, steps[5].New);

        Match total = Regex.Match(output, @"^(\d+) requests, 0 failed\r?$", RegexOptions.Multiline);
        Assert.True(total.Success, output);
        Assert.True(Number(total, 1) >= 6 * 400, output);
        foreach (string served in (string[])[Old + " stable", New + " canary", New + " stable"])
        {
            Match counts = Regex.Match(output, "^  " + Regex.Escape(served) + @" +(\d+) answers, +(\d+) in the service's metrics", RegexOptions.Multiline);
            Assert.True(counts.Success, output);
            Assert.Equal(counts.Groups[1].Value, counts.Groups[2].Value);
        }

        Assert.Contains("recorded under " + New, output, StringComparison.Ordinal);
        Assert.EndsWith("As it should be.", output.TrimEnd(), StringComparison.Ordinal);
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
