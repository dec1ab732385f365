namespace PromptGen.Language.Binding;

/// <summary>Where in the text of a message (or of a partial) something stands.</summary>
internal readonly record struct TemplatePlace(string? Partial, int Start, int Length, string Text);
