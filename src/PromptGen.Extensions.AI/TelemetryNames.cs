namespace PromptGen.Extensions.AI;

/// <summary>The names in spans, metrics and properties. docs/telemetry.md lists them; they are a contract with dashboards.</summary>
internal static class TelemetryNames
{
    public const string Source = "PromptGen.Extensions.AI";

    public const string OperationName = "gen_ai.operation.name";
    public const string Chat = "chat";
    public const string ProviderName = "gen_ai.provider.name";
    public const string RequestModel = "gen_ai.request.model";
    public const string ResponseModel = "gen_ai.response.model";
    public const string ResponseId = "gen_ai.response.id";
    public const string FinishReasons = "gen_ai.response.finish_reasons";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string TokenType = "gen_ai.token.type";
    public const string TokenModality = "gen_ai.token.modality";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string ErrorType = "error.type";
    public const string UserId = "user.id";
    public const string UserHash = "user.hash";

    public const string PromptName = "gen_ai.prompt.name";
    public const string PromptVersion = "gen_ai.prompt.version";
    public const string PromptHash = "promptgen.prompt.hash";
    public const string PromptChannel = "promptgen.prompt.channel";
    public const string Integrity = "promptgen.prompt.integrity";
    public const string AlteredPart = "promptgen.prompt.part";
    public const string Outcome = "promptgen.outcome";
    public const string Route = "promptgen.route";
    public const string ReleaseSerial = "promptgen.release.serial";

    public const string EvaluationName = "gen_ai.evaluation.name";
    public const string EvaluationScore = "gen_ai.evaluation.score.value";
    public const string EvaluationLabel = "gen_ai.evaluation.score.label";
    public const string EvaluationExplanation = "gen_ai.evaluation.explanation";
    public const string EvaluationResult = "gen_ai.evaluation.result";

    public const string InputMessages = "gen_ai.input.messages";
    public const string OutputMessages = "gen_ai.output.messages";
}
