package io.loginwatch.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What logs call a login, and how it ended. */
class LoginWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UserLoggedIn",
        "UserLoginFailed",
        "logged-on",
        "User logged in",
        "successful_logon",
        "LOGIN_ERROR",
        "signOn",
        "userSignIn",
        "Sign-in activity",
        "user.authenticated",
        "authentication_attempt",
        "password-authentication",
        "SamlAuthentication",
        "vpn_login",
        "remote interactive logon"
      })
  void a_name_of_nothing_but_words_for_a_login_is_one(String word) {
    assertThat(Words.action(word)).isEqualTo(Actions.LOGIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user-created",
        "user-success",
        "login-policy-changed",
        "authentication-policy-updated",
        "authentication-request",
        "user-logged-in-as-other",
        "sign-document",
        "log-rotated"
      })
  void one_word_more_or_less_is_something_else(String word) {
    assertThat(Words.action(word)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "UserLoggedIn, SUCCESS",
    "UserLoggedOn, SUCCESS",
    "signed-in, SUCCESS",
    "login_successfully, SUCCESS",
    "successful-login, SUCCESS",
    "UserLoginFailed, FAILURE",
    "failed_login_attempt, FAILURE",
    "login,",
    "logon-attempt,",
  })
  void a_login_may_be_named_after_how_it_ended(String word, Outcome outcome) {
    assertThat(Words.ended(word)).isEqualTo(outcome);
  }
}
