using System;
using System.Threading.Tasks;
using SupportDesk.Demo;
using SupportDesk.Desk;
using SupportDesk.Model;

namespace SupportDesk;

/// <summary>Three programs: the service, a stand-in for a model, and a demonstration that runs both.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["demo"]:
                return await Demonstration.RunAsync();
            case ["model", ..]:
                await ModelServer.RunAsync(arguments[1..]);
                return 0;
            case ["serve", ..]:
                await SupportDeskService.RunAsync(arguments[1..]);
                return 0;
            default:
                Console.Error.WriteLine(
                    """
                    demo                     runs a service and a stand-in for a model, and releases a prompt step by step while requests flow
                    model [--urls URL]       the stand-in alone
                    serve --Model:Endpoint URL --Releases:State FILE [--urls URL] [--Telemetry console|otlp]
                                             the service alone
                    """);
                return 1;
        }
    }
}
