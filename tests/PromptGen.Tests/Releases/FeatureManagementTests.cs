using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;
using PromptGen.Releases;
using Xunit;

namespace PromptGen.Tests.Releases;

/// <summary>Whoever moves a rollout from Microsoft.FeatureManagement keeps everybody on the side where they are.</summary>
public sealed class FeatureManagementTests
{
    private const int Keys = 20_000;

    [Theory]
    [InlineData("12.5", "r-42")]
    [InlineData("100", "r-43")]
    public async Task TheBucketsAreThoseOfItsPercentileAllocation(string percent, string seed)
    {
        Dictionary<string, string?> settings = new()
        {
            ["feature_management:feature_flags:0:id"] = "triage",
            ["feature_management:feature_flags:0:enabled"] = "true",
            ["feature_management:feature_flags:0:variants:0:name"] = "stable",
            ["feature_management:feature_flags:0:variants:1:name"] = "canary",
            ["feature_management:feature_flags:0:allocation:default_when_enabled"] = "stable",
            ["feature_management:feature_flags:0:allocation:percentile:0:variant"] = "canary",
            ["feature_management:feature_flags:0:allocation:percentile:0:from"] = "0",
            ["feature_management:feature_flags:0:allocation:percentile:0:to"] = percent,
            ["feature_management:feature_flags:0:allocation:seed"] = seed,
        };
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using ServiceProvider services = new ServiceCollection().AddSingleton(configuration).AddFeatureManagement().Services.BuildServiceProvider();
        IVariantFeatureManager manager = services.GetRequiredService<IVariantFeatureManager>();
        double share = double.Parse(percent, CultureInfo.InvariantCulture);
        for (int i = 0; i < Keys; i++)
        {
            string key = i % 3 == 0 ? "nutzer-ü-" + i.ToString(CultureInfo.InvariantCulture) : i.ToString(CultureInfo.InvariantCulture);
            Variant variant = await manager.GetVariantAsync("triage", new TargetingContext { UserId = key });

            Assert.True((variant.Name == "canary") == Bucket.Contains(share, key, seed), key);
        }
    }
}
