using System;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace SupportDesk;

/// <summary>A program that the demonstration started ends with it: its input closes when the demonstration ends, however that happens.</summary>
internal static class ParentProcess
{
    public const string Option = "--EndWithInput";

    public static void EndWithInput(this IHost host, string[] arguments)
    {
        if (Array.IndexOf(arguments, Option) >= 0)
        {
            IHostApplicationLifetime life = (IHostApplicationLifetime)host.Services.GetService(typeof(IHostApplicationLifetime))!;
            _ = Task.Run(async () =>
            {
                while (await Console.In.ReadLineAsync() is not null)
                {
                }

                life.StopApplication();
            });
        }
    }

    /// <summary>For the configuration, which takes options with values.</summary>
    public static string[] WithoutOption(string[] arguments) => Array.FindAll(arguments, static argument => argument != Option);
}
