using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Tasks;
using SupportDesk.Desk;

namespace SupportDesk.Demo;

/// <summary>Releases a prompt step by step, and takes it back, while requests flow. Says which version answered whom.</summary>
internal static class Demonstration
{
    private const string Prompt = "support-desk";
    private const string Old = "2026-03-12.1";
    private const string New = "2026-03-15.1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>0 where every request was answered, and by the versions that each step says.</returns>
    public static async Task<int> RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("support-desk-").FullName;
        try
        {
            return await RunAsync(folder);
        }
        catch (InvalidOperationException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(string folder)
    {
        string prompts = Path.Combine(folder, "Prompts");
        string state = Path.Combine(folder, "state.json");
        CopyFolder(Path.Combine(AppContext.BaseDirectory, "Prompts"), prompts);
        PromptTool tool = new(prompts, state);
        await tool.RunAsync("promote", Prompt, Old, "--to", "stable");

        await using ChildProgram model = await ChildProgram.StartAsync("model");
        await using ChildProgram service = await ChildProgram.StartAsync(
            "serve", "--Model:Endpoint", new Uri(model.Address, "v1").ToString(), "--Releases:State", state, "--Releases:PollSeconds", "1");
        using HttpClient client = new() { BaseAddress = service.Address };
        Console.WriteLine($"Model at {model.Address}, service at {service.Address}, {Traffic.Customers} customers who go on asking.");
        Console.WriteLine();

        Report report = new(Old, New);
        await using (Traffic traffic = new(service.Address))
        {
            await SettleAsync(client, Old, canary: null);
            report.Add("stable", await traffic.RoundAsync());

            await tool.RunAsync("promote", Prompt, New, "--to", "internal");
            await SettleAsync(client, Old, New);
            report.Add("internal", await traffic.RoundAsync());

            await tool.RunAsync("promote", Prompt, "--to", "5");
            await SettleAsync(client, Old, New, serial: 3);
            report.Add("5%", await traffic.RoundAsync());

            await tool.RunAsync("promote", Prompt, "--to", "25");
            await SettleAsync(client, Old, New, serial: 4);
            report.Add("25%", await traffic.RoundAsync());

            await tool.RunAsync("promote", Prompt, "--to", "stable");
            await SettleAsync(client, New, canary: null);
            report.Add("stable", await traffic.RoundAsync());
            await ReviewAsync(client, traffic.Answers.Last(static answer => answer.Ticket is not null).Ticket!);

            long began = Stopwatch.GetTimestamp();
            await tool.RunAsync("rollback", Prompt, "--reason", "demonstration");
            await SettleAsync(client, Old, canary: null);
            report.Add("rollback", await traffic.RoundAsync());
            report.AddRollback(began, traffic.Answers);
            await traffic.StopAsync();
            report.AddAll(traffic.Answers, (await client.GetFromJsonAsync<CallCount[]>("/telemetry", JsonSerializerOptions.Web))!);
        }

        return report.Finish();
    }

    /// <summary>Waits until the service serves what the command has published.</summary>
    private static async Task SettleAsync(HttpClient client, string stable, string? canary, long serial = 0)
    {
        long since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < Patience)
        {
            Released[] released = (await client.GetFromJsonAsync<Released[]>("/releases", JsonSerializerOptions.Web))!;
            if (released is [var prompt] && prompt.Stable == stable && prompt.Canary == canary && prompt.Serial >= serial)
            {
                return;
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException("The service does not serve what was published.");
    }

    private static async Task ReviewAsync(HttpClient client, TriagedTicket ticket)
    {
        using HttpResponseMessage response = await client.PostAsJsonAsync(
            "/reviews/" + Uri.EscapeDataString(ticket.ResponseId), new Review("corrected"), JsonSerializerOptions.Web);
        response.EnsureSuccessStatusCode();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  review of {ticket.ResponseId}: recorded under {ticket.Version}"));
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private sealed record Released(string Id, long Serial, string Stable, string? Canary);
}
