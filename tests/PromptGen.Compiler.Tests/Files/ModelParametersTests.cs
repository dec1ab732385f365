using System.Linq;
using PromptGen.Compiler.Files;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

public sealed class ModelParametersTests
{
    [Theory]
    [InlineData("temperature: \"0.2\"", "PG0102 `temperature` must be a number from 0 to 2, but it is the text \"0.2\". Write 0.2 without the quotes.")]
    [InlineData("temperature: hot", "PG0102 `temperature` must be a number from 0 to 2, but it is the text \"hot\".")]
    [InlineData("temperature: 7", "PG0102 `temperature` must be a number from 0 to 2, but it is `7`.")]
    [InlineData("temperature: -0.1", "PG0102 `temperature` must be a number from 0 to 2, but it is `-0.1`.")]
    [InlineData("temperature:", "PG0102 `temperature` must be a number from 0 to 2, but it is empty.")]
    [InlineData("top_p: 1.5", "PG0102 `top_p` must be a number from 0 to 1, but it is `1.5`.")]
    [InlineData("presence_penalty: [1]", "PG0102 `presence_penalty` must be a number from -2 to 2, but it is a list.")]
    [InlineData("max_tokens: 0", "PG0102 `max_tokens` must be a whole number from 1 to 2147483647, but it is `0`.")]
    [InlineData("max_tokens: 1e3", "PG0102 `max_tokens` must be a whole number from 1 to 2147483647, but it is `1e3`.")]
    [InlineData("max_output_tokens: 3000000000", "PG0102 `max_output_tokens` must be a whole number from 1 to 2147483647, but it is `3000000000`.")]
    [InlineData("max_completion_tokens: '500'", "PG0102 `max_completion_tokens` must be a whole number from 1 to 2147483647, but it is the text \"500\". Write 500 without the quotes.")]
    [InlineData("top_k: -1", "PG0102 `top_k` must be a whole number from 0 to 2147483647, but it is `-1`.")]
    [InlineData("extra: 5", "PG0102 `extra` must be a mapping, but it is `5`.")]
    [InlineData("extra: [{ top_k: 20 }]", "PG0102 `extra` must be a mapping, but it is a list.")]
    [InlineData("seed: 1.5", "PG0102 `seed` must be a whole number of 64 bits, but it is `1.5`.")]
    [InlineData("seed: 9223372036854775808", "PG0102 `seed` must be a whole number of 64 bits, but it is `9223372036854775808`.")]
    [InlineData("stop: 3", "PG0102 `stop` must be a text or a list of texts, but it is `3`.")]
    [InlineData("stop: [END, 3]", "PG0102 An item of `stop` must be a text, but it is `3`. Write \"3\" with the quotes.")]
    [InlineData("stop_sequences: [~]", "PG0102 An item of `stop_sequences` must be a text, but it is empty.")]
    [InlineData("parallel_tool_calls: \"false\"", "PG0102 `parallel_tool_calls` must be `true` or `false`, but it is the text \"false\". Write false without the quotes.")]
    [InlineData("reasoning_effort: 3", "PG0102 `reasoning_effort` must be a text, but it is `3`.")]
    [InlineData("tool_choice: true", "PG0102 `tool_choice` must be `auto`, `none`, `required` or the name of a tool, but it is `true`.")]
    [InlineData("tool_choice: lookup_oder", "PG0105 `lookup_oder` is not a value of `tool_choice`. Did you mean `lookup_order`?")]
    [InlineData("tool_choice: anything", "PG0105 `anything` is not a value of `tool_choice`. Possible here: auto, none, required, lookup_order.")]
    [InlineData("temprature: 0.2", "PG0118 `temprature` is not a parameter that chat clients support. Write `temperature`.")]
    [InlineData("Temperature: 0.2", "PG0118 `Temperature` is not a parameter that chat clients support. Write `temperature`.")]
    [InlineData("maxTokens: 5", "PG0118 `maxTokens` is not a parameter that chat clients support. Write `max_tokens`.")]
    [InlineData("max_token: 5", "PG0118 `max_token` is not a parameter that chat clients support. Write `max_tokens`.")]
    [InlineData("stop_sequence: x", "PG0118 `stop_sequence` is not a parameter that chat clients support. Write `stop_sequences`.")]
    public void WhatCannotWorkIsAnError(string parameter, string expected) => Assert.Equal([expected], Problems(parameter));

    [Theory]
    [InlineData("temperature: 0")]
    [InlineData("temperature: 2.0")]
    [InlineData("temperature: 1e-1")]
    [InlineData("top_p: 1")]
    [InlineData("top_k: 0")]
    [InlineData("seed: -9223372036854775808")]
    [InlineData("stop: END")]
    [InlineData("stop: [END, 'Q:']")]
    [InlineData("parallel_tool_calls: false")]
    [InlineData("tool_choice: required")]
    [InlineData("tool_choice: lookup_order")]
    [InlineData("tool_choice: { type: tool, name: other }")]
    [InlineData("reasoning_effort: minimal")]
    [InlineData("top_a: 0.2")]
    [InlineData("min_p: 0.1")]
    [InlineData("n: 2")]
    [InlineData("repetition_penalty: 1.1")]
    [InlineData("repeat_penalty: 1.1")]
    [InlineData("frequency_penalty: 0.5")]
    [InlineData("max_new_tokens: 10")]
    [InlineData("logit_bias: { '50256': -100 }")]
    [InlineData("thinking: { type: enabled, budget_tokens: 1024 }")]
    [InlineData("service_tier: flex")]
    [InlineData("verbosity: low")]
    [InlineData("num_ctx: 8192")]
    [InlineData("metadata: { team: a }")]
    public void WhatProvidersTakePasses(string parameter) => Assert.Empty(Problems(parameter));

    [Theory]
    [InlineData("type: objct", "PG0105 `objct` is not a value of `type` in a JSON Schema. Did you mean `object`?")]
    [InlineData("type: [string, nul]", "PG0105 `nul` is not a value of `type` in a JSON Schema. Did you mean `null`?")]
    [InlineData("type: [string, null]", "PG0102 `type` must be the name of a type, but it is empty. Write \"null\" with the quotes.")]
    [InlineData("type: object, properties: { id: { type: strng } }", "PG0105 `strng` is not a value of `type` in a JSON Schema. Did you mean `string`?")]
    [InlineData("type: array, items: { type: int }", "PG0105 `int` is not a value of `type` in a JSON Schema. Did you mean `integer`?")]
    [InlineData("type: object, properties: { id: { type: string } }, required: [di]", "PG0119 `required` names `di`, which `properties` does not declare. Did you mean `id`?")]
    [InlineData("type: object, properties: { id: { type: string, required: true } }", "PG0102 `required` must be a list of names of properties, but it is `true`. List the property in the object that contains it: `required: [name]`.")]
    [InlineData("type: string, minLength: 5, maxLength: 3", "PG0119 `minLength` is greater than `maxLength`, so no value fits. Swap them, or correct one of them.")]
    [InlineData("type: number, minimum: 1.5, maximum: 1", "PG0119 `minimum` is greater than `maximum`, so no value fits. Swap them, or correct one of them.")]
    [InlineData("anyOf: [{ type: array, minItems: 2, maxItems: 1 }]", "PG0119 `minItems` is greater than `maxItems`, so no value fits. Swap them, or correct one of them.")]
    [InlineData("type: string, enum: []", "PG0102 `enum` must be a list of at least one value, but it is empty.")]
    [InlineData("type: string, enum: a", "PG0102 `enum` must be a list of at least one value, but it is the text \"a\".")]
    [InlineData("type: object, propertes: {}", "PG0119 `propertes` is not a keyword of JSON Schema. Did you mean `properties`?")]
    [InlineData("type: object, additionalPropertys: false", "PG0119 `additionalPropertys` is not a keyword of JSON Schema. Did you mean `additionalProperties`?")]
    [InlineData("type: object, properties: [id]", "PG0102 `properties` must be a mapping of names to schemas, but it is a list.")]
    [InlineData("type: object, properties: { id: string }", "PG0102 A schema must be a mapping, `true` or `false`, but it is the text \"string\".")]
    public void MistakesInSchemas(string schema, string expected)
    {
        Assert.Equal([expected], Schema("tools:\n  - name: t\n    parameters: { " + schema + " }"));
        Assert.Equal([expected], Schema("response_format: { type: json_schema, name: a, schema: { " + schema + " } }"));
    }

    [Theory]
    [InlineData("type: object, properties: { required: { type: boolean }, type: { type: string }, propertes: { type: string } }, required: [required, type]")]
    [InlineData("$ref: '#/$defs/a', $defs: { a: { type: [string, 'null'] } }")]
    [InlineData("type: object, required: [a]")]
    [InlineData("type: object, additionalProperties: true, properties: { a: true, b: false }")]
    [InlineData("allOf: [{ type: object, properties: { a: {} } }, { required: [a] }]")]
    [InlineData("type: string, x-order: 3, enumNames: [a]")]
    [InlineData("type: integer, minimum: 1, maximum: 1")]
    [InlineData("type: object, properties: { list: { type: array, prefixItems: [{ type: string }], items: false } }")]
    [InlineData("const: { type: objct, required: 3 }")]
    [InlineData("enum: [{ type: objct }]")]
    public void SoundSchemas(string schema)
    {
        Assert.Empty(Schema("tools:\n  - name: t\n    parameters: { " + schema + " }"));
        Assert.Empty(Schema("response_format: { type: json_schema, name: a, schema: { " + schema + " } }"));
    }

    private static string[] Problems(string parameter) =>
        Read("tools: [{ name: lookup_order }]\nparameters:\n  " + parameter);

    private static string[] Schema(string fields) => Read(fields);

    private static string[] Read(string fields) =>
        [.. PromptFile.ReadYaml("prompt_id: triage\nversion: 2026-03-15.1\ntemplate: x\n" + fields + "\n").Diagnostics.Select(static problem => problem.Rule.Id + " " + problem.Message)];
}
