using PromptGen.Compiler.Files;
using PromptGen.Compiler.Naming;
using PromptGen.Core.Collections;
using PromptGen.Core.Types;
using Xunit;

namespace PromptGen.Compiler.Tests.Naming;

public sealed class CSharpNameTests
{
    [Theory]
    [InlineData("customer_tier", "customerTier", "CustomerTier")]
    [InlineData("customer-tier", "customerTier", "CustomerTier")]
    [InlineData("customerTier", "customerTier", "CustomerTier")]
    [InlineData("CustomerTier", "customerTier", "CustomerTier")]
    [InlineData("THEOREM_STATEMENT", "theoremStatement", "TheoremStatement")]
    [InlineData("MAX_TOKENS_2", "maxTokens2", "MaxTokens2")]
    [InlineData("A_B", "aB", "AB")]
    [InlineData("x_y", "xY", "XY")]
    [InlineData("a_big_dog", "aBigDog", "ABigDog")]
    [InlineData("TIER", "tier", "Tier")]
    [InlineData("URL", "url", "Url")]
    [InlineData("URL_path", "urlPath", "UrlPath")]
    [InlineData("URLPath", "urlPath", "UrlPath")]
    [InlineData("userID", "userID", "UserID")]
    [InlineData("_private", "private", "Private")]
    [InlineData("html5_body", "html5Body", "Html5Body")]
    public void ParametersAndProperties(string variable, string parameter, string property)
    {
        DefinedVariable defined = new(new PromptVariable(variable, new PromptType(PromptTypeKind.String)), default, EquatableArray<TypeNote>.Empty);

        Assert.Equal((parameter, property), (CSharpName.Parameter(defined), CSharpName.Property(defined)));
    }

    [Theory]
    [InlineData("in-progress", "InProgress")]
    [InlineData("PRO_PLUS", "ProPlus")]
    [InlineData("PRO", "PRO")]
    [InlineData("pro plan", "ProPlan")]
    [InlineData("DE-AT", "DeAt")]
    [InlineData("1st", "_1st")]
    [InlineData("1ST_PLACE", "_1stPlace")]
    [InlineData("gpt-4.1", "Gpt41")]
    [InlineData("…", "")]
    [InlineData("日本 語", "日本語")]
    [InlineData("ÄRGER_ÜBER", "ÄrgerÜber")]
    public void EnumMembers(string value, string member) => Assert.Equal(member, CSharpName.EnumMember(value));

    [Theory]
    [InlineData("Notes", "Note")]
    [InlineData("OpenNotes", "OpenNote")]
    [InlineData("Categories", "Category")]
    [InlineData("Days", "Day")]
    [InlineData("Movies", "MoviesItem")]
    [InlineData("RelatedMovies", "RelatedMoviesItem")]
    [InlineData("Cookies", "CookiesItem")]
    [InlineData("Series", "SeriesItem")]
    [InlineData("Species", "SpeciesItem")]
    [InlineData("Boxes", "Box")]
    [InlineData("Classes", "Class")]
    [InlineData("Matches", "Match")]
    [InlineData("Caches", "CachesItem")]
    [InlineData("Responses", "Response")]
    [InlineData("Databases", "Database")]
    [InlineData("Status", "StatusItem")]
    [InlineData("Statuses", "StatusesItem")]
    [InlineData("Analysis", "AnalysisItem")]
    [InlineData("Analyses", "AnalysesItem")]
    [InlineData("Indices", "IndicesItem")]
    [InlineData("Services", "Service")]
    [InlineData("Archives", "Archive")]
    [InlineData("Lives", "LivesItem")]
    [InlineData("Heroes", "HeroesItem")]
    [InlineData("Videos", "Video")]
    [InlineData("Ideas", "Idea")]
    [InlineData("Address", "AddressItem")]
    [InlineData("Addresses", "Address")]
    [InlineData("News", "NewsItem")]
    [InlineData("Lens", "LensItem")]
    [InlineData("Data", "DataItem")]
    [InlineData("Children", "ChildrenItem")]
    [InlineData("People", "PeopleItem")]
    [InlineData("Is", "IsItem")]
    [InlineData("URLs", "URL")]
    [InlineData("UserIDs", "UserID")]
    [InlineData("NOTES", "NOTE")]
    [InlineData("CATEGORIES", "CATEGORY")]
    [InlineData("MOVIES", "MOVIESItem")]
    public void ItemsOfArrays(string array, string item) => Assert.Equal(item, SingularName.Of(array));
}
